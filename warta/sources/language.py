"""Which language a text is in: Indonesian, or one that Warta must not translate."""

from __future__ import annotations

import re
from functools import cache
from typing import Any


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CANDIDATES = _words(
    """ar bn cs da de el en es fa fi fr he hi hu id it ja jv ko ms nl no pl pt ro ru sv ta th tl tr uk ur
    vi zh"""
)
_MALAY = _words(
    """kerana bahawa ialah mahu wang polis isnin khamis ogos julai mac disember syarikat lelaki cawangan
    ringgit rm pihaknya menerusi bekas cuba telefon percuma esok semalam memaklumkan manakala
    sekiranya berikutan selepas cadangan jumaat"""
)
_INDONESIAN = _words(
    """karena bahwa adalah mau uang polisi senin kamis agustus juli maret desember perusahaan rupiah rp
    melalui mantan coba mobil gratis besok kemarin bisa terkait usai warga yakni sempat tersebut pemerintah
    setelah jakarta ujar ucap kata jelas polda dprd kabupaten provinsi"""
)


def language_of(text: str) -> str:
    """The ISO 639-1 code of a text's language.

    py3langid (Lui and Baldwin 2012) decides among the languages news comes in. Indonesian and Malay, which it
    confuses, are told apart by how many words the text has that only one of them uses.
    """
    code = str(_identifier().classify(text[:4000])[0])
    if code in ("id", "ms", "jv"):
        words = set(re.findall(r"[a-z-]+", text[:20_000].lower()))
        malay, indonesian = len(words & _MALAY), len(words & _INDONESIAN)
        if malay != indonesian:
            return "ms" if malay > indonesian else "id"
    return code


@cache
def _identifier() -> Any:
    """The identifier, loaded once (0.2 s)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(_CANDIDATES)
    return identifier


def language_name(code: str) -> str:
    """A language's English name for the report; the code itself where CLDR has none."""
    from babel import Locale

    return str(Locale("en").languages.get(code.lower(), repr(code)))
