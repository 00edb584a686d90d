"""Names of cities, regions and countries in many languages become places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from vitascope.taxonomy.packed import PhraseTable, Records, read_lines
from vitascope.taxonomy.words import Sort, phrase, rows

_UNMISTAKABLE = 300_000
_CODES_OF = ("us", "ca", "au", "br", "in", "de", "gb", "ch")


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the taxonomy.

    Attributes:
        kind: "city", "region" or "country".
        name: of the place itself, in English where there is such a name.
        region: the state or province that it lies in; None where we do not know.
        country_code: ISO 3166-1 alpha-2.
        population: 0 where unknown.
    """

    kind: str
    name: str
    region: str | None
    country_code: str
    population: int

    @property
    def city(self) -> str | None:
        """Its name where it is a city."""
        return self.name if self.kind == "city" else None


@cache
def _table() -> PhraseTable:
    return PhraseTable("places.keys.bin")


@cache
def _records() -> Records:
    return Records("places.records.bin")


@cache
def _areas() -> dict[str, int]:
    """Countries, regions and their codes: few enough to be kept at hand."""
    return {key: int(number) for key, number in (line.split("\t") for line in read_lines("places.areas.bin"))}


def _area(key: str) -> Place | None:
    number = _areas().get(key)
    return None if number is None else _place(number)


def _look(key: str) -> Place | None:
    number = _table().find(key)
    return None if number is None else _place(number)


@lru_cache(maxsize=1024)
def _place(number: int) -> Place:
    kind, name, region, country, population = _records()[number]
    return Place(kind, name, region or None, country, int(population))


@lru_cache(maxsize=2048)
def city(name: str) -> Place | None:
    """The largest city of that name in any language; None where it is unknown."""
    return _look(phrase(name))


@lru_cache(maxsize=1024)
def country(name: str) -> Place | None:
    """The country of that name, or of that code in capitals; None where there is none."""
    found = _area("c:" + phrase(name))
    if found is None and 2 <= len(name) <= 3 and name.isascii() and name.isupper():
        found = _area("k:" + name.lower())
    return found


@lru_cache(maxsize=1024)
def region(name: str) -> Place | None:
    """The state, province or region of that name; None where it is unknown."""
    return _area("r:" + phrase(name))


@lru_cache(maxsize=1024)
def state(code: str, city_name: str = "") -> Place | None:
    """The state that a code in capitals stands for beside a city ("TX", "ON", "NSW"); None where there is none."""
    if not (2 <= len(code) <= 3 and code.isascii() and code.isupper()):
        return None
    known = [found for of in _CODES_OF if (found := _area(f"s:{of}.{code.lower()}")) is not None]
    for found in known:
        if city_name and _look(f"{phrase(city_name)}|{found.country_code.lower()}.{code.lower()}") is not None:
            return found
    return known[0] if known else None


@lru_cache(maxsize=1024)
def city_in(name: str, where: Place) -> Place | None:
    """The city of that name in a region or country; None where it is unknown."""
    key = phrase(name)
    within = where.country_code.lower()
    found = None
    if where.kind == "region" and where.region:
        found = _look(f"{key}|{within}.{where.region.lower()}")
    if found is None:
        found = _look(f"{key}|{within}")
    if found is None:
        largest = _look(key)
        found = largest if largest is not None and largest.country_code == where.country_code else None
    return found


@lru_cache(maxsize=2048)
def find(text: str) -> Place | None:
    """The place that one name stands for: a city before a country before a region."""
    name = text.strip(" ,.;()")
    return city(name) or country(name) or region(name)


@lru_cache(maxsize=4096)
def name_likeness(name: str) -> float:
    """How much one name, without commas, looks like a place, 0.0 to 1.0."""
    if country(name) is not None:
        return 1.0
    marks = [row[Sort.PLACE] / 255 for row in rows(name)]
    if not marks:
        return 0.0
    found = city(name)
    if found is not None:
        size = min(1.0, 0.6 + found.population / 1_000_000)
        return size if len(marks) > 1 or found.population >= _UNMISTAKABLE else max(0.2, min(size, marks[0]))
    if region(name) is not None:
        return 0.9
    return 0.5 * sum(marks) / len(marks) if len(marks) <= 4 else 0.0
