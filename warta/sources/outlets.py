"""Names of outlets and agencies."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

AGENCIES: Mapping[str, str] = {
    "antara": "Antara",
    "ant": "Antara",
    "antaranews": "Antara",
    "afp": "AFP",
    "reuters": "Reuters",
    "rtr": "Reuters",
    "ap": "AP",
    "xinhua": "Xinhua",
    "anadolu": "Anadolu",
    "bernama": "Bernama",
    "kyodo": "Kyodo",
    "yonhap": "Yonhap",
    "dpa": "dpa",
    "efe": "EFE",
    "tass": "TASS",
    "bloomberg": "Bloomberg",
}
"""How a news agency signs, in lower case -> its name."""

OUTLETS: Mapping[str, str] = {
    "antaranews.com": "Antara",
    "bbc.com": "BBC",
    "beritasatu.com": "BeritaSatu",
    "bisnis.com": "Bisnis.com",
    "cnbcindonesia.com": "CNBC Indonesia",
    "cnnindonesia.com": "CNN Indonesia",
    "detik.com": "detikcom",
    "dw.com": "DW",
    "idntimes.com": "IDN Times",
    "inews.id": "iNews",
    "jawapos.com": "Jawa Pos",
    "jpnn.com": "JPNN",
    "katadata.co.id": "Katadata",
    "kompas.com": "Kompas.com",
    "kompas.id": "Kompas",
    "kompas.tv": "Kompas TV",
    "kompasiana.com": "Kompasiana",
    "kontan.co.id": "Kontan",
    "kumparan.com": "kumparan",
    "kupastuntas.co": "Kupas Tuntas",
    "lampost.co": "Lampung Post",
    "liputan6.com": "Liputan6.com",
    "mediaindonesia.com": "Media Indonesia",
    "medialampung.co.id": "Media Lampung",
    "merdeka.com": "Merdeka.com",
    "metrotvnews.com": "Metro TV",
    "okezone.com": "Okezone",
    "pikiran-rakyat.com": "Pikiran Rakyat",
    "republika.co.id": "Republika",
    "rmol.id": "RMOL",
    "rri.co.id": "RRI",
    "sindonews.com": "SINDOnews",
    "solopos.com": "Solopos",
    "suara.com": "Suara.com",
    "tempo.co": "Tempo",
    "thejakartapost.com": "The Jakarta Post",
    "tirto.id": "Tirto",
    "tribunnews.com": "Tribunnews",
    "tvonenews.com": "tvOne",
    "viva.co.id": "VIVA",
    "voaindonesia.com": "VOA Indonesia",
}
"""Site -> the name its outlet goes by."""

_BY_SIGNATURE = {name.lower(): name for name in OUTLETS.values()} | {
    "detik": "detikcom",
    "voa": "VOA Indonesia",
}


def known_outlet(words: str, outlets: Mapping[str, str]) -> str:
    """The outlet that signs so, or whose site this is; "" when nobody is known to.

    `outlets` ([outlets] of warta.toml) comes first. A subdomain belongs to its site; anything else
    that looks like a site ("harianpagi.example") is its own name.
    """
    key = words.strip().lower().removeprefix("www.")
    configured = {sign.lower(): name for sign, name in outlets.items()}
    labels = key.split(".")
    for known in (configured, OUTLETS, _BY_SIGNATURE):
        for start in range(len(labels)):
            if name := known.get(".".join(labels[start:])):
                return name
    is_site = (
        len(labels) > 1
        and " " not in key
        and all(labels)
        and 2 <= len(labels[-1]) <= 7
        and labels[-1].isalpha()
    )
    return words.strip() if is_site else ""


def outlet_of_url(url: str, outlets: Mapping[str, str]) -> str:
    """The outlet an address belongs to; its host where nobody is known; "" for no address."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return known_outlet(host, outlets) or host
