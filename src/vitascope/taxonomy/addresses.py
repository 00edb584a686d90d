"""A printed location becomes its parts: street, postal code, city, region, country."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from vitascope.taxonomy import places
from vitascope.taxonomy.places import Place
from vitascope.taxonomy.words import IDEOGRAPHS, Sort, fold, rows

_REMOTE = re.compile(
    r"(?<![^\W_])(?:fully |100\s?% )?"
    r"(?:remote(?:ly)?|remoto|remota|t[ée]l[ée]travail|teletrabajo|teletrabalho|à distance|home[\s-]?office"
    r"|work from home|wfh"
    r"|в удал[её]нном формате|удал[её]нн?о|удал[её]нн\w+(?: работа)?|дистанционно)(?![^\W_])"
    r"|远程(?:办公|工作)?|居家办公",
    re.IGNORECASE,
)
_MODE = re.compile(
    r"(?<![^\W_])(?:hybrid\w*|h[íi]brid[oa]|hybride|on-?site|vor ort|presencial|гибрид\w*|офис)(?![^\W_])|混合办公",
    re.IGNORECASE,
)
_REMOTE_MARKS = ("remot", "удален", "дистанц", "home", "office", "teletra", "work", "wfh", "distance", "远程", "居家")
_MODE_MARKS = ("hybrid", "hibrid", "onsite", "on-site", "vor ort", "presencial", "гибрид", "офис", "混合")
_EMPTY_BRACKETS = re.compile(r"[(（]\s*[)）]")
_LONGEST = 100
_FAINT = 60
_CODE = 3
_HINT = re.compile(r"\b\d{4,6}\b|удал|[(（]")
_LABEL = re.compile(r"^\s*(?:г\.\s?|гор\.\s?|город\s+|пос\.\s?|с\.\s|д\.\s|пгт\.?\s|м\.\s)", re.IGNORECASE)
_CUT = re.compile(r"\s*[,;|·•、，／]\s*|\s+[-–—]\s+|\s*\n\s*")
_POSTAL = re.compile(
    r"(?<![\w-])(?:[A-Z]{1,2}-)?(?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{5}-\d{3,4}|\d{2}-\d{3}|\d{3}\s\d{2}|\d{4}-\d{3}|"
    r"\d{4}\s[A-Z]{2}|\d{4,6})(?![\w-])"
)
_STREET = re.compile(
    r"\d|(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|\bstreet|\bst\.|\broad|\brd\b|\bave(?:nue)?\b|\blane\b|\bdrive\b|\bblvd\b|\bsuite\b|\bapt\b|"
    r"\brue\b|\bcalle\b|\bc/|\brua\b|\bav\.|\bavenida\b|\bplaza\b|\bул\.|\bулица|\bпр\.|\bпр-т|\bпроспект|\bд\.|\bкв\.|\bшоссе|\bпереулок|\bнаб\.|路|街|号)",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    rf"^(?P<country>中国|中國)?\s*(?P<region>[{IDEOGRAPHS}]{{2,6}}?(?:省|自治区|特别行政区))?\s*"
    rf"(?P<city>[{IDEOGRAPHS}]{{2,5}}?)市\s*(?P<address>[{IDEOGRAPHS}\w\s-]*)$"
)
_REGION_RU = re.compile(r"(?:область|обл\.?|край|республика|респ\.?|АО|район|р-н)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlaceParts:
    """The parts of a location as printed; `country_code` also where the city or region makes it certain.

    Attributes:
        remote: it says that the work is done from anywhere.
        known: the table knows its city, region or country.
    """

    city: str | None = None
    region: str | None = None
    country: str | None = None
    country_code: str | None = None
    postal_code: str | None = None
    address: str | None = None
    remote: bool = False
    known: bool = False


@lru_cache(maxsize=2048)
def split(text: str) -> PlaceParts | None:
    """The parts of a location; None where nothing in it is known as a place and its shape is none either."""
    folded = fold(text)
    remote = any(mark in folded for mark in _REMOTE_MARKS) and _REMOTE.search(text) is not None
    moded = remote or any(mark in folded for mark in _MODE_MARKS)
    plain = _EMPTY_BRACKETS.sub("", _MODE.sub("", _REMOTE.sub("", text))) if moded else text
    plain = plain.strip(" \t,;|·•/()（）-–—:")
    if not any(map(str.isalpha, plain)):
        return PlaceParts(remote=True, known=True) if remote else None
    found = _chinese(plain) or _parts(plain.replace("(", ", ").replace(")", ""))
    if found is None:
        return PlaceParts(remote=True, known=True) if remote else None
    return replace(found, remote=True) if remote else found


def _chinese(text: str) -> PlaceParts | None:
    match = _CHINESE.match(text)
    if not match:
        return None
    place = places.city(match["city"]) or places.city(match["city"] + "市")
    code = "CN" if match["country"] or match["region"] else place.country_code if place else None
    return PlaceParts(
        city=match["city"],
        region=match["region"],
        country=match["country"],
        country_code=code,
        address=match["address"].strip() or None,
        known=place is not None or bool(match["region"]),
    )


def _parts(text: str) -> PlaceParts | None:
    parts = PlaceParts()
    left: list[str] = []
    pieces = [piece for piece in _CUT.split(text) if piece]
    for piece in reversed(pieces):
        parts, rest = _take_area(parts, piece, first=not left, city=_before(pieces, piece) if not left else "")
        if rest:
            left.insert(0, rest)
    return _with_city(parts, left)


def _before(pieces: list[str], piece: str) -> str:
    at = pieces.index(piece)
    return _POSTAL.sub("", pieces[at - 1]).strip() if at else ""


def _take_area(parts: PlaceParts, piece: str, *, first: bool, city: str) -> tuple[PlaceParts, str]:
    """Takes country, region and postal code out of one piece; says what is left of it."""
    postal = _POSTAL.search(piece)
    if postal and parts.postal_code is None and not _is_house_number(piece, postal):
        parts = replace(parts, postal_code=postal.group())
        piece = (piece[: postal.start()] + piece[postal.end() :]).strip(" ,")
    if not piece or not first:
        return _late_area(parts, piece)
    if city or parts.country or places.city(piece) is None or _city_state(piece):
        area = _area(piece, city)
        # "New York, NY": with its state said already, what is called like a state is the city.
        if area is not None and (area.kind == "country" or parts.region is None):
            return _with_area(parts, piece, area), ""
    head, _, tail = piece.rpartition(" ")
    if head and places.city(piece) is None and places.city(head) is not None:
        area = places.state(tail, head) or places.country(tail)
        if area is not None:
            return _with_area(parts, tail, area), head
    return parts, piece


def _late_area(parts: PlaceParts, piece: str) -> tuple[PlaceParts, str]:
    if piece and parts.region is None and _REGION_RU.search(piece):
        return replace(parts, region=piece, country_code=parts.country_code or "RU", known=True), ""
    return parts, piece


def _city_state(name: str) -> bool:
    """Whether a lone name is better read as a country although a city is called so too."""
    land, town = places.country(name), places.city(name)
    return land is not None and (town is None or town.country_code != land.country_code)


def _area(piece: str, city: str) -> Place | None:
    """The state, region or country that a piece stands for, beside a city."""
    state = places.state(piece, city) or places.region(piece)
    land = places.country(piece)
    if state is not None and land is not None:
        in_land = places.city_in(city, land) if city else None
        in_state = places.city_in(city, state) if city else None
        if in_state is None:
            return land if in_land is not None or (state.kind == "region" and len(piece) > _CODE) else state
        return land if in_land is not None and in_land.population > in_state.population else state
    if state is not None or land is not None:
        return state or land
    return Place("region", piece, None, "RU", 0) if _REGION_RU.search(piece) else None


def _with_area(parts: PlaceParts, printed: str, area: Place) -> PlaceParts:
    code = parts.country_code or area.country_code
    if area.kind == "country":
        return replace(parts, country=parts.country or printed, country_code=code, known=True)
    if parts.region is not None:
        return parts
    return replace(parts, region=printed, country_code=code, known=True)


def _is_house_number(piece: str, postal: re.Match[str]) -> bool:
    """Whether what looks like a postal code only numbers a house: a number before or after a street's name."""
    rest = piece[: postal.start()] + piece[postal.end() :]
    return len(postal.group()) == 4 and _STREET.search(rest) is not None


def _with_city(parts: PlaceParts, left: list[str]) -> PlaceParts | None:
    if len(left) > 1 and parts.country is None and (land := places.country(left[0])) is not None:
        parts = _with_area(parts, left.pop(0), land)  # "Россия, Москва": the largest first
    names = [_LABEL.sub("", piece) for piece in left]
    at = next((at for at in reversed(range(len(names))) if places.city(names[at]) is not None), None)
    if at is None:
        at = next((at for at in reversed(range(len(names))) if not _STREET.search(left[at])), None)
    if parts.region is None and at == len(left) - 2 == 0 and places.city(names[0]) and not _STREET.search(left[1]):
        parts = replace(parts, region=left.pop())  # "Durban, KwaZulu-Natal": a region that we do not know
    address = ", ".join(left[number] for number in range(len(left)) if number != at) or None
    if at is None:
        return replace(parts, address=address) if parts.known or parts.postal_code else None
    town = _town(names[at], parts)
    if town is None and not (parts.known or parts.postal_code or names[at] != left[at]):
        return None
    code = parts.country_code or (town.country_code if town else None)
    return replace(parts, city=names[at], country_code=code, address=address, known=parts.known or town is not None)


def _town(name: str, parts: PlaceParts) -> Place | None:
    for printed in (parts.region, parts.country):
        area = (places.state(printed, name) or places.region(printed) or places.country(printed)) if printed else None
        found = places.city_in(name, area) if area is not None else None
        if found is not None:
            return found
    return places.city(name)


@lru_cache(maxsize=4096)
def likeness(text: str) -> float:
    """How much a text looks like a location, 0.0 to 1.0; villages nobody knows score by their shape ("Xyz, TX")."""
    if len(text) > _LONGEST or not _may_be_place(text):
        return 0.0
    whole = places.name_likeness(text.strip(" ,.()"))
    parts = split(text) if whole < 1.0 else None
    if parts is None:
        return whole
    if parts.remote and not parts.city:
        return 0.9
    score = max(whole, places.name_likeness(parts.city) if parts.city else 0.0)
    if parts.region or parts.country:
        shape = 0.75 if parts.city and len(parts.city.split()) <= 4 else 0.6
        return max(shape, 0.7 + 0.3 * score)
    if parts.postal_code and parts.city:
        return max(0.6, score)
    return score if len(text.split()) <= 4 else 0.5 * score


def _may_be_place(text: str) -> bool:
    """Whether a closer look is worth its time: a word of places, a country or state at the end, a postal code."""
    if any(row[Sort.PLACE] >= _FAINT for row in rows(text)) or _HINT.search(text) is not None:
        return True
    if places.city(text) is not None:
        return True
    last = text.rpartition(",")[2].strip()
    return last != text and (places.state(last) or places.country(last) or places.region(last)) is not None
