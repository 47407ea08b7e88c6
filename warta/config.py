"""warta.toml as typed settings.

Every key has a default, so that an empty file is a valid one; an unknown key or a wrong type
is an error that names the file, the key and what is expected.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, get_type_hints

from warta.records import WartaError


class ConfigError(WartaError):
    """warta.toml cannot be used; the message says where and what to write instead."""


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """How the site calls itself and where it will live. The first language is the front page."""

    name: str = "Warta"
    url: str = "https://example.org"
    languages: tuple[str, ...] = ("en", "id")
    contact: str = ""


@dataclass(frozen=True, slots=True)
class TranslationConfig:
    """Which engine translates and how hard it searches."""

    engine: str = "embedded"
    beam_size: int = 2
    glossary: str = "glossary.csv"


@dataclass(frozen=True, slots=True)
class LimitsConfig:
    """Bounds on what is read and shown."""

    seed_megabytes: int = 5
    key_points: int = 7


@dataclass(frozen=True, slots=True)
class PublishConfig:
    """Where `warta publish` puts the site: a branch of a git remote, or an rsync target; one of the two."""

    branch: str = ""
    remote: str = "origin"
    rsync: str = ""


@dataclass(frozen=True, slots=True)
class Config:
    """All settings of one project folder; paths are absolute."""

    root: Path
    site: SiteConfig = SiteConfig()
    translation: TranslationConfig = TranslationConfig()
    limits: LimitsConfig = LimitsConfig()
    publish: PublishConfig = PublishConfig()
    outlets: dict[str, str] = field(default_factory=dict)

    @property
    def seeds(self) -> Path:
        """Where articles lie as received; never written to."""
        return self.root / "seeds"

    @property
    def content(self) -> Path:
        """Where the Markdown lies that Pelican reads."""
        return self.root / "content"

    @property
    def output(self) -> Path:
        """The rendered site."""
        return self.root / "site"

    @property
    def templates(self) -> Path:
        """Jinja2 templates, assets and interface languages of the site."""
        return self.root / "templates"

    @property
    def models(self) -> Path:
        """The embedded translation models, in parts."""
        return self.root / "models"

    @property
    def cache(self) -> Path:
        """What can be made again: the assembled model, the translation memory."""
        return self.root / ".warta"


ENGINES = ("embedded", "argos")


def load_config(root: Path) -> Config:
    """Read `root`/warta.toml; a missing file means all defaults. Raises ConfigError."""
    path = root / "warta.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid TOML ({error}); correct that line") from error
    known = {
        "site": SiteConfig,
        "translation": TranslationConfig,
        "limits": LimitsConfig,
        "publish": PublishConfig,
    }
    if unknown := sorted(set(data) - {*known, "outlets"}):
        raise ConfigError(f"{path}: unknown section [{unknown[0]}]; known: {', '.join(known)}")
    sections = {name: _section(path, name, kind, data.get(name, {})) for name, kind in known.items()}
    outlets = data.get("outlets", {})
    if not isinstance(outlets, dict) or not all(isinstance(value, str) for value in outlets.values()):
        raise ConfigError(f'{path}: [outlets] takes lines like "harianpagi.example" = "Harian Pagi"')
    config = Config(root=root.resolve(), outlets=dict(outlets), **sections)
    _check(path, config)
    return config


def _section(path: Path, name: str, kind: type[Any], values: object) -> Any:
    """One table of the file as its dataclass, each value checked against the field's type."""
    if not isinstance(values, dict):
        raise ConfigError(f"{path}: [{name}] must be a table")
    hints = get_type_hints(kind)
    if unknown := sorted(set(values) - set(hints)):
        raise ConfigError(f"{path}: unknown key {unknown[0]} in [{name}]; known: {', '.join(hints)}")
    typed: dict[str, Any] = {}
    for item in fields(kind):
        if item.name not in values:
            continue
        value = values[item.name]
        if hints[item.name] == tuple[str, ...] and isinstance(value, list):
            value = tuple(value)
        elif type(value) is not hints[item.name]:
            expected = getattr(hints[item.name], "__name__", "list")
            raise ConfigError(f"{path}: {item.name} in [{name}] must be of type {expected}, not {value!r}")
        typed[item.name] = value
    return kind(**typed)


def _check(path: Path, config: Config) -> None:
    """Refuse values that no stage could work with."""
    codes = config.site.languages
    if not codes or len(set(codes)) < len(codes) or not all(map(_is_language_code, codes)):
        raise ConfigError(f'{path}: languages in [site] must be different language codes, as ["en", "id"]')
    if config.translation.engine not in ENGINES:
        raise ConfigError(f"{path}: engine in [translation] must be one of {', '.join(ENGINES)}")
    if not 1 <= config.translation.beam_size <= 8:
        raise ConfigError(f"{path}: beam_size in [translation] must be from 1 to 8")
    if not 3 <= config.limits.key_points <= 7:
        raise ConfigError(f"{path}: key_points in [limits] must be from 3 to 7")
    if config.limits.seed_megabytes < 1:
        raise ConfigError(f"{path}: seed_megabytes in [limits] must be at least 1")
    if not config.site.url.startswith(("https://", "http://")):
        raise ConfigError(f"{path}: url in [site] must start with https:// (or http://)")
    _check_publish(path, config.publish)


def _check_publish(path: Path, publish: PublishConfig) -> None:
    """Refuse two targets at once, and what git or rsync would take for an option."""
    if publish.branch and publish.rsync:
        raise ConfigError(f"{path}: [publish] takes a branch or an rsync target, not both")
    if publish.branch and not re.fullmatch(r"\w[\w./-]*", publish.branch):
        raise ConfigError(f"{path}: branch in [publish] is not the name of a branch: {publish.branch!r}")
    if not publish.remote or publish.remote.startswith("-"):
        raise ConfigError(f'{path}: remote in [publish] must name a git remote, as "origin"')
    if publish.rsync.startswith("-"):
        raise ConfigError(f'{path}: rsync in [publish] must be a target, as "user@host:/var/www/warta/"')


def _is_language_code(value: object) -> bool:
    """Whether this is a two- or three-letter language code (ISO 639), safe as a folder's name."""
    return isinstance(value, str) and re.fullmatch(r"[a-z]{2,3}", value) is not None
