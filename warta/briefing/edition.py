"""One language of the site: which text stands on its pages, which beside it, and what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass

from warta.briefing.markdown import link
from warta.briefing.wording import Wording, wording
from warta.records import Flag, Translation, Translations

SOURCE_LANG = "id"
UNTRANSLATED = "untranslated"


@dataclass(frozen=True, slots=True)
class Edition:
    """One language of the site: its words, and the translations shown on its pages.

    `lang` is the language of the page. `translations` lead to that language, or on pages in the
    source language to the first other language of the site.
    """

    lang: str
    translations: Translations

    @property
    def words(self) -> Wording:
        """Headings and notes in the page's language."""
        return wording(self.lang)

    @property
    def is_original(self) -> bool:
        """Whether the page is in the articles' own language."""
        return self.lang == SOURCE_LANG

    def translation(self, text: str) -> Translation | None:
        """The translation of an article's text, if there is one with any words in it."""
        found = self.translations.get(text)
        return found if found and found.text.strip() else None

    def own(self, text: str) -> str:
        """An article's text in the page's language, the original where there is no translation."""
        found = self.translation(text)
        return found.text if found and not self.is_original else text

    def other(self, text: str) -> str:
        """An article's text in the language beside it; "" where there is no translation."""
        found = self.translation(text)
        return (found.text if self.is_original else text) if found else ""

    def marks(self, text: str, sentence: str, page: str = "") -> str:
        """One link to the original per check that the translation failed, each after a space.

        `page` is the address of the article's page, "" on that page itself.
        """
        found = self.translation(text)
        flags = found.flags if found else () if self.is_original else (Flag(UNTRANSLATED, ""),)
        anchor = f"{page}#{'s' if self.is_original else 'o'}-{sentence}"
        checks = self.words.checks
        marks = (link(f"⚑ {checks.get(flag.check, flag.check)}", anchor, flag.detail) for flag in flags)
        return "".join(f" {mark}" for mark in marks)
