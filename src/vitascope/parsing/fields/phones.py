"""From a text to the phone numbers printed in it, exactly as printed, and in E.164 where they are complete."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Any

from vitascope.parsing.fields.dates import find_dates

NUMBER = re.compile(
    r"(?<![\w@./+#№$€£¥:=-])(?<!\d[ ,])"
    r"(?P<number>(?:\+|00|\(\+?)?\s?\d(?:[\d\u00a0 ().‐‑–−/·-]{4,26})\d)"
    r"(?P<extension>\s?(?:,\s?)?(?:ext\.?|extension|x|доб\.?|вн\.?|durchwahl|poste|ramal|int\.?|转)\s?\d{1,6})?"
    r"(?![\w@%€$£₽])(?!\.\d)",
    re.IGNORECASE,
)
POSTAL = re.compile(r"\d{5}-\d{3}|\d{2}-\d{3}|\d{4}-\d{3}")
"""A postal code of Brazil, Poland or Portugal."""

GROUPS = re.compile(r"\d+")
REGIONS = {"ru": "RU", "de": "DE", "fr": "FR", "es": "ES", "pt": "PT", "zh": "CN", "en": "US", "it": "IT", "nl": "NL"}
"""The country whose national numbers a language's résumés most often print."""

OTHERS = ("US", "GB", "DE", "FR", "RU", "ES", "PT", "BR", "IN", "AU", "CN")
"""Tried in this order for a national number that is not valid where it was expected."""

FEWEST, MOST = 7, 15
"""Digits; the numbering plan of no country goes beyond."""


@dataclass(frozen=True, slots=True)
class PhoneRead:
    """Characters `start` to `end` of a text that print a number.

    Attributes:
        e164: with its country; None where the number is not complete.
        country_code: ISO 3166-1 alpha-2 of its country; None where it cannot be told.
    """

    start: int
    end: int
    e164: str | None = None
    country_code: str | None = None


def find_phones(
    text: str, *, language: str | None = None, country: str | None = None, labelled: bool = False
) -> list[PhoneRead]:
    """The phone numbers of a text in order.

    A number without a country code is read as one of `country`, or of the country that
    `language` suggests. Where the text is `labelled` as a phone any grouping counts.
    """
    found: list[PhoneRead] = []
    for match in NUMBER.finditer(text):
        start, end = bounds(text, match)
        printed = text[start:end]
        figures = match["number"].strip()
        if is_number(figures, text, start, end, labelled=labelled):
            e164, region = complete(printed, language, country)
            at_home = e164 is not None and region in {country, REGIONS.get(language or "")}
            if labelled or at_home or looks_dialled(figures) or (e164 and set(figures) & set("-.‐‑")):
                found.append(PhoneRead(start, end, e164, region))
    return found


def bounds(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The number without blanks and brackets that it does not close."""
    start, end = match.start(), match.end()
    while text[start].isspace():
        start += 1
    if text[start:end].count("(") != text[start:end].count(")") and text[start] == "(":
        start += 1
    return start, end


def is_number(printed: str, text: str, start: int, end: int, *, labelled: bool) -> bool:
    """Whether a run of figures has a phone number's size and is neither a date nor a list of figures."""
    if POSTAL.fullmatch(printed.strip()):
        return False
    digits = sum(letter.isdigit() for letter in printed)
    if not FEWEST <= digits <= MOST or "  " in printed.strip():
        return False
    if any(found.start < end and found.end > start for found in find_dates(text)):
        return False
    groups = GROUPS.findall(printed)
    if not labelled and len(groups) == 1 and not printed.startswith(("+", "00", "0", "8", "7")) and digits != 10:
        return False
    return printed.count(".") != 1 and printed.count("/") <= 1


def looks_dialled(printed: str) -> bool:
    """Whether the form alone says phone: a country code, brackets, or three groups with hyphens."""
    groups = GROUPS.findall(printed)
    return printed.startswith(("+", "00")) or "(" in printed or (len(groups) >= 3 and printed.startswith("0"))


@lru_cache(maxsize=512)
def complete(printed: str, language: str | None = None, country: str | None = None) -> tuple[str | None, str | None]:
    """A number in E.164 and its country; both None where it is not complete."""
    library = phone_library()
    international = printed.lstrip("( ").startswith(("+", "00"))
    expected = [region for region in (country, REGIONS.get(language or "")) if region]
    regions = [None] if printed.lstrip("( ").startswith("+") else list(dict.fromkeys([*expected, *OTHERS]))
    for region in regions:
        try:
            number = library.parse(printed, region)
        except library.NumberParseException:
            continue
        if library.is_valid_number(number) or (international and not region and library.is_possible_number(number)):
            e164: str = library.format_number(number, library.PhoneNumberFormat.E164)
            return e164, library.region_code_for_number(number) or None
    return None, None


@lru_cache(maxsize=1)
def phone_library() -> Any:
    """The numbering plans; loaded when the first number is met, since they are large."""
    return import_module("phonenumbers")
