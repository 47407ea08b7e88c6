"""A "not" of the original must not get lost on the way, nor may one be added."""

from __future__ import annotations

import re
from collections.abc import Iterator

from warta.records import Flag

_NEGATORS_ID = re.compile(
    r"\b(?:tidak(?:lah|kah)?|tak(?:kan)?|bukan(?:lah|nya)?|belum(?:lah)?|tanpa|jangan(?:lah)?|tiada|"
    r"(?:eng|ng)?gak|ndak)\b",
    re.IGNORECASE,
)
# Expressions that hold a negator but state something: "not only", "no less than", "inevitably".
_POSITIVE_ID = re.compile(
    r"\b(?:(?:tidak|bukan|tak) (?:hanya|saja|cuma|sekadar|sekedar|melulu|semata(?:-mata)?)|"
    r"(?:tidak|tak) (?:kurang(?: dari)?|lain|sedikit|jarang|seperti|heran|pelak|jauh|terlalu|ketinggalan|"
    r"luput|terkecuali|langsung|terduga|apa-apa|pasti)|tak (?:ayal|urung)|mau (?:tidak|tak) mau|paling tidak|"
    r"(?:tidak|tak|belum) lama (?:ini|lagi|kemudian|setelah\w*)|tidak lagi|atau tidak|bukan main|bukankah|"
    r"bukan (?:tidak|tak) mungkin|jangan lupa|jangan-jangan|(?:suka|mau)[- ]tidak[- ](?:suka|mau))\b",
    re.IGNORECASE,
)
# Other ways to say no, or to set apart, in Indonesian: they may become an English "not".
_DENIALS_ID = re.compile(
    r"\b(?:non|anti|tidaknya|kurang|gagal|mustahil|jarang|sulit|sukar|susah|hampir|kecuali|selain|nihil|nol|"
    r"kosong|(?:ke)?hilang(?:an)?|habis|absen(?:nya)?|bebas|sebelum|daripada|alih-alih|meski(?:pun)?|"
    r"walau(?:pun)?|namun|padahal|(?:meng)?hindar\w*|larangan|(?:me|di)larang|(?:me|di)?tolak|menolak|penolakan|"
    r"(?:mem|di)?bantah|menyangkal|menampik|mencegah|dicegah|pencegahan|(?:meng|di)hentikan|berhenti|(?:mem|di)?batal(?:kan)?|enggan|"
    r"(?:me|di)?ragu(?:kan)?|(?:meng)?abai(?:kan)?|ogah|ilegal|pantang|menjauh\w*|mana mungkin|apalagi|hanya|"
    r"cuma|sekadar|(?:ter)?lepas|entah|kalau|jika|apakah|seolah\w*|(?:me|di)?lupa(?:kan)?|luput|lebih|selama|hingga|"
    r"sampai|baru|setidaknya|gencatan|tuna\w+|nir\w+|minim|kekurangan|sedikit|terlalu|sekalipun|"
    r"(?:siapa|apa|mana) ?pun)\b|\?",
    re.IGNORECASE,
)
_NEGATORS_EN = re.compile(
    r"\b(?:not|no(?!\.? ?\d)|never|none|nor|neither|nobody|nothing|nowhere|without|cannot|\w+n['’]t|non)\b",
    re.IGNORECASE,
)
# Words that carry a negation of their own: prefixes and suffixes, and verbs of failing, lacking, refusing.
_DENIALS_EN = re.compile(
    r"\b(?:un(?!it|til|der|ion|iversit|iform|ique|ivers|cle\b|animous)\w{3,}|non-?\w{3,}|"
    r"dis(?!cuss|sident|tribut|trict|tan|play|cover|patch|ease|pute|aster|tinc|k\b|h)\w{3,}|"
    r"im(?:possib|balanc|matur|moral|perf|practic|proper)\w*|"
    r"in(?:abil|accura|adequa|activ|appropriat|capa|complet|consisten|correct|definite|dependen|direct|effecti|"
    r"efficien|eligib|escapab|evitab|experienc|expensive|flexib|formal|frequen|secur|significan|stabil|"
    r"sufficien|toler|vali|variab|visib|conclusive|conceiv|different|finite|comparable)\w*|"
    r"ir(?:regular|relevan|respons|revers|refut)\w*|il(?:legal|legitim|literat|licit|logic)\w*|"
    r"\w{3,}less(?:ly|ness)?|fail\w*|lack\w*|refus\w*|den(?:y|ied|ies|ial)|reject\w*|forb[ai]d\w*|"
    r"prohibit\w*|ban(?:ned|s)?|prevent\w*|avoid\w*|absen\w*|hardly|barely|scarcely|rarely|seldom|few|little|"
    r"only|except|instead|rather|less|beyond|yet|off|stop\w*|miss\w*|exclud\w*|neglect\w*|ignor\w*|"
    r"free (?:of|from)|out of|short of|far from|nil|zero|wrong\w*|outside|other than|apart|"
    r"mis\w{4,}|bare|empty|withh[eo]ld\w*|so far|regardless|despite|although|amoral|anti\w*|cease\w*|spared?|"
    r"pending|unless|devoid|deprived|doubt\w*|difficult\w*|poor\w*|weak\w*|loss|lost|lose|illegal\w*|"
    r"trespass\w*|offline|degenerate)\b",
    re.IGNORECASE,
)


def check_negation(source: str, translation: str) -> Iterator[Flag]:
    """Flag a sentence that lost a negation, and one that gained one."""
    ours = [match.group().lower() for match in _NEGATORS_ID.finditer(_POSITIVE_ID.sub(" ", source))]
    plain_not = len(_NEGATORS_EN.findall(translation))
    implied = len(_denials_of_its_own(source, translation))
    if ours and plain_not + implied < len(ours) and plain_not < len(ours):
        yield Flag(
            "negation", f"{', '.join(dict.fromkeys(ours))}: {plain_not + implied} of {len(ours)} found"
        )
    if plain_not and not _NEGATORS_ID.search(source) and not _DENIALS_ID.search(source):
        word = _NEGATORS_EN.search(translation)
        yield Flag("negation", f"{word.group() if word else 'not'}: not in the original")


def _denials_of_its_own(source: str, translation: str) -> list[str]:
    """Negative words of the translation but those that the original has itself ("ilegal" -> "illegal")."""
    found = [match.group().lower() for match in _DENIALS_EN.finditer(translation)]
    stems = source.lower()
    return [word for word in found if not (len(word) > 5 and word.replace("ll", "l")[:5] in stems)]
