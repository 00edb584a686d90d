"""Names of people and schools from the reference data, by country; empty where it is not there."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from functools import cache
from pathlib import Path

TAXONOMY = Path(__file__).resolve().parents[2] / "shared" / "taxonomy"
"""The folder of reference data: it lies beside the checkout."""

COUNTRIES: dict[str, tuple[str, ...]] = {
    "en": (
        "US", "GB", "CA", "AU", "NZ", "IE", "IN", "ZA", "NG", "SG", "PH", "DE", "FR", "IT", "ES", "PT", "PL", "NL",
        "SE", "NO", "DK", "FI", "RU", "UA", "TR", "GR", "CZ", "HU", "RO", "CN", "JP", "KR", "VN", "MX", "BR", "CO",
        "EG", "IR", "IL", "KE", "LK", "PK", "BD", "AE",
    ),
    "ru": ("RU", "UA", "BY", "KZ"),
    "de": ("DE", "AT", "CH"),
    "fr": ("FR", "BE", "CH"),
    "es": ("ES", "MX", "AR", "CL", "CO", "PE"),
    "pt": ("BR", "PT"),
    "zh": ("CN", "TW"),
}  # fmt: skip
"""Where the people of a language come from."""


def _rows(name: str) -> Iterator[dict[str, str]]:
    path = TAXONOMY / name
    if not path.exists():
        return
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream, delimiter="\t" if ".tsv" in name else ",")


@cache
def _names(file: str) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in _rows(file):
        romanised = row["Romanized Name"] or row["Localized Name"]
        if romanised:
            found.setdefault(row["Country"], []).append((row["Localized Name"] or romanised, romanised))
    return found


def _cased(name: str) -> str:
    return name.title() if name.isupper() else name


@cache
def surnames(countries: tuple[str, ...], *, native: bool = False) -> tuple[str, ...]:
    """Family names of these countries, in Latin letters or as written there."""
    table = _names("surnames.csv.gz")
    return tuple(_cased(name[0 if native else 1]) for country in countries for name in table.get(country, ()))


@cache
def forenames(countries: tuple[str, ...], *, native: bool = False) -> tuple[str, ...]:
    """Given names of these countries, in Latin letters or as written there."""
    table = _names("forenames.csv.gz")
    return tuple(_cased(name[0 if native else 1]) for country in countries for name in table.get(country, ()))


@cache
def universities(countries: tuple[str, ...]) -> tuple[str, ...]:
    """Names of universities of these countries."""
    return tuple(row["name"] for row in _rows("universities.tsv.gz") if row["country_code"] in countries)


@cache
def occupations(language: str) -> tuple[str, ...]:
    """Names of occupations as people call them, their first letter in capitals."""
    if language == "en":
        found = (row["alternate_title"] for row in _rows("onet_titles.tsv.gz"))
    else:
        found = (row["label"] for row in _rows(f"esco_occupations_{language}.tsv.gz"))
    return tuple(name[0].upper() + name[1:] for name in found if 3 < len(name) < 40)


@cache
def tasks() -> tuple[str, ...]:
    """What people do at work, in English, each a phrase that starts with a verb."""
    found = (row["label"] for row in _rows("esco_skills_en.tsv.gz") if row["kind"] == "preferred")
    return tuple(name[0].upper() + name[1:] for name in found if name[0].islower() and 12 < len(name) < 70)


@cache
def majors() -> tuple[str, ...]:
    """Fields of study, in English."""
    return tuple(row["major"] for row in _rows("majors.tsv.gz"))


@cache
def certificates() -> tuple[str, ...]:
    """Certificates with their issuers, in English, as `name;issuer`."""
    return tuple(f"{row['name']};{row['vendor']}" for row in _rows("certifications.tsv.gz"))
