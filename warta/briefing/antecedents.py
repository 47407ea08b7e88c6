"""Who a sentence means that opens with "dia": named in brackets, or left open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from warta.briefing.people import Person, person_names, resolve
from warta.records import Article, Quotation

_PERSONAL = re.compile(r"^[“\"]?(?:Dia|Ia|Beliau|Menurutnya)\b")


def find_antecedents(
    article: Article, people: Mapping[str, Person], quotations: Iterable[Quotation]
) -> dict[str, str]:
    """The full name behind the opening pronoun of a sentence, by the sentence's id.

    It is the speaker of the sentence itself, the person who speaks in the sentence before, the
    only person named there, or whoever that sentence's own pronoun means. With two persons to
    choose from nobody is named: a wrong name is worse than none.
    """
    names = {person.name for person in people.values()}
    speakers = {q.citation.sentence: q.speaker for q in quotations if q.speaker in names}
    found: dict[str, str] = {}
    for before, sentence in zip(article.sentences, article.sentences[1:], strict=False):
        if not _PERSONAL.match(sentence.text):
            continue
        named = {
            p.name for start, end in person_names(before) if (p := resolve(before.text[start:end], people))
        }
        candidates = (speakers.get(sentence.id), speakers.get(before.id), found.get(before.id))
        known = next((name for name in candidates if name), "")
        if known:
            found[sentence.id] = known
        elif len(named) == 1:
            found[sentence.id] = named.pop()
    return found
