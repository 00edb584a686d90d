"""What in a record tells who the person is, and how it is found in any text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from vitascope.model.resume import Resume
from vitascope.presenting.blind.pronouns import ADDRESS_AFTER, TITLES

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w.])[+(]{0,2}\d(?:[\s().\-/·]{0,3}\d){6,14}(?!\w)")
"""Seven digits and more."""

ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<![\w@.])(?:[a-z0-9-]+\.)+[a-z]{2,}/\S*", re.IGNORECASE)

_DAY = r"(?:\d{1,2}[./-]){0,2}(?:19|20)\d\d"
PERIOD = re.compile(rf"{_DAY}\W{{1,4}}{_DAY}")
"""Two dates after one another, which may be as long as a phone number."""

BIRTH_NAME = re.compile(
    r"(?<!\w)(?:n[ée]e|geb\.|geborene[r]?|урожд(?:[её]нн(?:ая|ый)|\.)|девичья фамилия:?|"
    r"nome de solteira:?|apellido de soltera:?|nom de jeune fille\s?:?|maiden name:?|birth name:?|Geburtsname:?)"
    r"\s+[A-ZÀ-ÞА-ЯЁ][\w'’-]+"
)
"""The name that a person had before a marriage."""

CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
CJK = re.compile(r"[\u3400-\u9fff]")

SHORTEST_IN_ADDRESS = 4
"""Letters of a name part that make a web address a personal one."""

ROMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae"})


@dataclass(frozen=True)
class Identity:
    """A person's identifying strings.

    Attributes:
        names: the full name, then its parts.
        exact: strings that may stand nowhere: addresses, numbers, accounts, birth date.
        schools: names of institutions; empty where they may stay.
    """

    names: tuple[str, ...]
    exact: tuple[str, ...]
    schools: tuple[str, ...]

    @cached_property
    def name_pattern(self) -> re.Pattern[str] | None:
        """Finds the name and its parts, with a form of address before or after them."""
        if not self.names:
            return None
        name = "|".join(_as_pattern(part) for part in self.names)
        titles = "|".join(re.escape(title) for title in TITLES)
        after = "|".join(ADDRESS_AFTER)
        return re.compile(rf"(?:(?<!\w)(?:{titles})\.?\s+)?(?:{name})(?:\s*(?:{after}))?")

    @cached_property
    def exact_pattern(self) -> re.Pattern[str] | None:
        """Finds the strings that may stand nowhere, however they are spaced and cased."""
        return _any_of(self.exact)

    @cached_property
    def school_pattern(self) -> re.Pattern[str] | None:
        """Finds the institutions, however they are spaced and cased."""
        return _any_of(self.schools)

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Name parts as they turn up in addresses: plain letters only."""
        forms = {form for name in self.names for form in _plain_forms(name)}
        return tuple(sorted(form for form in forms if len(form) >= SHORTEST_IN_ADDRESS))

    def owns(self, address: str) -> bool:
        """Whether a web address has the person's name in it."""
        plain = next(iter(_plain_forms(address)))
        return any(part in plain for part in self.folded)


def is_phone(digits: str) -> bool:
    """Whether what `PHONE` found is one: a plain large number and a period are none."""
    return not digits.isdecimal() and not PERIOD.search(digits)


def identity_of(resume: Resume, *, schools: bool) -> Identity:
    """Who the record is about.

    Args:
        resume: before anything was removed.
        schools: names of institutions count too.
    """
    basics = resume.basics
    exact = [value.text for value in (*basics.emails, *basics.phones, *basics.links)]
    exact += [phone.e164 for phone in basics.phones if phone.e164]
    exact += [text for link in basics.links for text in (link.url, link.username) if text and len(text) > 2]
    exact += [value.text for value in (basics.birth_date, basics.nationality) if value]
    if basics.location:
        exact += [text for text in (basics.location.address, basics.location.postal_code) if text and len(text) > 3]
    institutions = {entry.institution.text for entry in resume.education if entry.institution}
    return Identity(
        names=tuple(dict.fromkeys(_names(resume))),
        exact=tuple(sorted(set(exact), key=len, reverse=True)),
        schools=tuple(sorted(institutions, key=len, reverse=True)) if schools else (),
    )


def _names(resume: Resume) -> Iterator[str]:
    name = resume.basics.name
    if name is None:
        return
    yield " ".join(name.text.split())
    parts = [part for part in (name.given, name.middle, name.family) if part] or name.text.split()
    words = [word.strip(".,()\"'") for part in parts for word in part.split()]
    if CJK.search(name.text):
        yield from (part for part in parts if len(part) > 1)
        return
    pieces = [piece for word in words for piece in (word, *word.split("-"))]
    # Initials and particles (van, de) say little alone, and stand everywhere.
    yield from (piece for piece in pieces if len(piece) > 2 and not piece.islower())


def _as_pattern(name: str) -> str:
    """A name as a pattern: as written or in capitals, with endings where the language declines names."""
    words = name.split()
    if CJK.search(name):
        return r"\s*".join(re.escape(letter) for letter in name if not letter.isspace())
    ways = (words, [word.upper() for word in words], [word.capitalize() for word in words])
    forms = [r"\s+".join(_declined(form) for form in way) for way in ways]
    return rf"(?<!\w)(?:{'|'.join(dict.fromkeys(forms))})(?!\w)"


def _spelled(word: str) -> str:
    """A word as a pattern that takes apostrophes and hyphens for one another, as typesetters do."""
    return re.sub(r"['’ʼ`´]", "['’ʼ`´]", re.sub(r"\\?[-‐‑–]", "[-‐‑–]", re.escape(word)))


def _declined(word: str) -> str:
    if CYRILLIC.search(word) and len(word) > 3:
        stem = word[:-1] if word[-1].lower() in "аяйьоеы" else word
        return rf"{_spelled(stem)}\w{{0,3}}"
    return _spelled(word)


def _any_of(texts: Iterable[str]) -> re.Pattern[str] | None:
    forms = [r"\s*".join(re.escape(letter) for letter in "".join(text.split())) for text in texts]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE) if forms else None


def _plain_forms(text: str) -> Iterator[str]:
    """Lower-case letters and digits only: with ü as u, and with ü as ue."""
    lower = text.casefold()
    for form in (lower, lower.translate(ROMAN)):
        bare = unicodedata.normalize("NFKD", form)
        yield "".join(letter for letter in bare if letter.isalnum())
