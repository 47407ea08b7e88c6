"""warta.toml: defaults, what the shipped file says, and errors that name the file and the remedy."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from warta.config import (
    Config,
    ConfigError,
    LimitsConfig,
    PublishConfig,
    SiteConfig,
    TranslationConfig,
    load_config,
)

SECTIONS = {
    "site": SiteConfig,
    "translation": TranslationConfig,
    "limits": LimitsConfig,
    "publish": PublishConfig,
}


def test_missing_file_means_defaults(tmp_path: Path) -> None:
    assert load_config(tmp_path) == Config(root=tmp_path)


def test_shipped_file_states_every_key_with_its_default(project: Path) -> None:
    shipped = tomllib.loads((project / "warta.toml").read_text(encoding="utf-8"))
    assert set(shipped) == set(SECTIONS)
    for section, kind in SECTIONS.items():
        assert set(shipped[section]) == {field.name for field in fields(kind)}
    assert load_config(project) == Config(root=project)


def test_values_are_read(tmp_path: Path) -> None:
    (tmp_path / "warta.toml").write_text(
        '[site]\nname = "Pagi"\nlanguages = ["id"]\n[outlets]\n"pagi.example" = "Harian Pagi"\n',
        encoding="utf-8",
    )
    config = load_config(tmp_path)
    assert config.site.name == "Pagi"
    assert config.site.languages == ("id",)
    assert config.outlets == {"pagi.example": "Harian Pagi"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[site\n", "not valid TOML"),
        ("[sites]\n", "unknown section"),
        ("[site]\ncolour = 1\n", "unknown key colour"),
        ("[site]\nname = 3\n", "must be of type str"),
        ("[site]\nlanguages = []\n", "languages"),
        ('[site]\nlanguages = "en"\n', "languages"),
        ("[site]\nlanguages = [1]\n", "languages"),
        ('[site]\nlanguages = ["en", "../x"]\n', "languages"),
        ('[site]\nlanguages = ["en", "en"]\n', "languages"),
        ('[site]\nurl = "example.org"\n', "https://"),
        ("[translation]\nbeam_size = 0\n", "beam_size"),
        ("[translation]\nbeam_size = true\n", "beam_size"),
        ('[translation]\nengine = "cloud"\n', "engine"),
        ("[limits]\nkey_points = 2\n", "key_points"),
        ("[limits]\nseed_megabytes = 0\n", "seed_megabytes"),
        ('[publish]\nbranch = "gh-pages"\nrsync = "host:/www"\n', "not both"),
        ('[publish]\nbranch = "--force"\n', "branch"),
        ('[publish]\nremote = "-x"\n', "remote"),
        ('[publish]\nrsync = "--delete"\n', "rsync"),
        ("[outlets]\nx = 1\n", "[outlets]"),
        ("site = 1\n", "[site] must be a table"),
        ("outlets = 1\n", "[outlets]"),
    ],
)
def test_an_error_names_the_file_and_what_is_wrong(tmp_path: Path, text: str, expected: str) -> None:
    path = tmp_path / "warta.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path)
    assert str(path) in str(caught.value)
    assert expected in str(caught.value)
