"""The signs of who published an article: datelines at its head, agency tags at its end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from warta.sources.outlets import AGENCIES, known_outlet
from warta.sources.places import is_place


@dataclass(frozen=True, slots=True)
class Dateline:
    """The first `length` characters of an article are its dateline, which names these."""

    length: int = 0
    outlet: str = ""
    agency: str = ""


@dataclass(frozen=True, slots=True)
class AgencyTag:
    """An agency's mark at `start`:`end` of a paragraph."""

    agency: str
    start: int
    end: int


_DASH = r"(?:\s+[-‐‑–—]{1,3}\s*|\s*[-–—]{2,3}\s*|\s*[–—]\s+|(?<=\))[-–—]{1,3}\s*)"
_WORD = r"[A-Z0-9][\w.’'&]*"
_DATELINE = re.compile(
    rf"(?P<place>{_WORD}(?:[ -]{_WORD}){{0,3}})(?:\s*[,/|]\s*(?P<second>{_WORD}(?: {_WORD}){{0,3}}))?"
    rf"(?:\s*[,/|]\s*(?P<third>{_WORD}(?: {_WORD}){{0,3}}))?(?:\s*\((?P<tag>[^()]{{2,30}})\))?{_DASH}(?=\S)"
)
_REMNANT = re.compile(r"[-–—]{1,3}\s+(?=[A-Z\"“])")
"""The dash of a dateline whose words are already gone."""
_LONGEST_DATELINE = 150
_AGENCY_TAG = re.compile(r"\s*[\[(](?P<tag>[^\[\]()]{2,40})[\])]\s*\.?$")


def find_dateline(text: str, outlets: Mapping[str, str], later: str = "") -> Dateline:
    """The dateline at the head of a paragraph: outlet, place, agency and a dash.

    "Suara.com - ", "JAKARTA, KOMPAS.com - ", "Jakarta (ANTARA) - ", "Lush Beat – ". Where no part
    is known as outlet or agency, the first that is no known place is the outlet. A dash later in the
    sentence ("Otoritas pemilu – yang ...") does not count: every word before it must be capitalised.
    An outlet nobody knows must have two words, and the article (`later`: the rest of it) must not speak
    of it: that sets "Lush Beat – Presiden" apart from "Prabowo Subianto - Gibran".
    """
    if remnant := _REMNANT.match(text):
        return Dateline(remnant.end())
    match = _DATELINE.match(text[:_LONGEST_DATELINE])
    if match is None:
        return Dateline()
    parts = [part.strip() for part in match.groups() if part]
    agencies = [name for part in parts if (name := AGENCIES.get(part.lower().split("/")[0].strip()))]
    outlets_known = [name for part in parts if (name := known_outlet(part, outlets))]
    strangers = [part for part in parts if not is_place(part)]
    if agencies or outlets_known or not strangers:
        outlet = next((name for name in outlets_known if name not in agencies), "")
        return Dateline(match.end(), outlet, agencies[0] if agencies else "")
    words = strangers[0].split()
    if len(words) == 1 or any(word in text[match.end() :] + later for word in words):
        return Dateline()
    return Dateline(match.end(), strangers[0])


def find_agency_tag(text: str) -> AgencyTag | None:
    """The agency tag that ends a paragraph: "[Antara]", "(ANTARA/Reuters)"."""
    match = _AGENCY_TAG.search(text)
    if match is None:
        return None
    names = [AGENCIES.get(part.strip().lower()) for part in re.split(r"[/,]", match["tag"])]
    if not names[0]:
        return None
    return AgencyTag(names[0], match.start(), match.end())
