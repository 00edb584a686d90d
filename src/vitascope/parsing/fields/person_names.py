"""From a person's printed name to its parts, whatever the order its language writes them in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from vitascope.taxonomy import languages, names
from vitascope.taxonomy.languages.folding import fold

BEFORE_A_TITLE = frozenset({"mba", "b.sc", "m.sc"})
"""Degrees that stand before a name only behind a title."""

PATRONYMIC = re.compile(r"(?:вич|вна|ична|инична|оглы|кызы|улы)$", re.IGNORECASE)
RUSSIAN_FAMILY = re.compile(
    r"(?:[оеё]ва?|ина?|ск(?:ий|ая)|цк(?:ий|ая)|[её]в|енко|ук|юк|ян|швили|дзе|ых|их)$", re.IGNORECASE
)
HAN = re.compile(r"[\u3400-\u9fff]{2,4}")
DOUBLE_HAN = (
    "欧阳",
    "歐陽",
    "司马",
    "司馬",
    "上官",
    "诸葛",
    "諸葛",
    "司徒",
    "东方",
    "夏侯",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "长孙",
)
NICKNAME = re.compile(r"[\"“”„«»][^\"“”„«»]+[\"“”„«»]|\([^)]*\)")
TWO_FAMILY_NAMES = frozenset({"es", "pt"})


@dataclass(frozen=True, slots=True)
class NameRead:
    """The parts of a name, in ordinary letters where the page prints capitals; None where absent."""

    given: str | None = None
    middle: str | None = None
    family: str | None = None
    prefix: str | None = None
    suffix: str | None = None


def read_name(text: str, language: str | None = None) -> NameRead:
    """The parts of a name; `language` is that of the document and decides where the name does not."""
    plain = NICKNAME.sub(" ", text).strip(" ,;|")
    if HAN.fullmatch(plain.replace(" ", "")):
        return han_name(plain.replace(" ", ""))
    head, *after = [part.strip() for part in plain.split(",")]
    words = head.split()
    prefix, words = taken_prefix(words)
    suffix, words = taken_suffix(words)
    inverted = bool(after) and not all(is_suffix(word) for word in after[0].split())
    if inverted:
        words, after = [*after[0].split(), *words], after[1:]
        given, middle, family = (
            words[:1],
            words[1 : len(after[0].split()) if after else -len(head.split())],
            head.split(),
        )
    else:
        given, middle, family = ordered(words, language)
    endings = [*suffix, *(part for part in after if part)]
    return NameRead(proper(given), proper(middle), proper(family), shown(prefix), ", ".join(endings) or None)


@lru_cache(maxsize=1)
def prefixes() -> frozenset[str]:
    """Titles and ranks before a name."""
    return frozenset(key(word) for table in languages.load() for word in table.name_prefixes)


@lru_cache(maxsize=1)
def suffixes() -> frozenset[str]:
    """What may stand after a name."""
    return frozenset(key(word) for table in languages.load() for word in table.name_suffixes)


@lru_cache(maxsize=1)
def particles() -> frozenset[str]:
    """Small words of family names."""
    return frozenset(key(word) for table in languages.load() for word in table.name_particles)


def han_name(name: str) -> NameRead:
    """A Chinese name: the family's one or two characters first."""
    size = 2 if name.startswith(DOUBLE_HAN) and len(name) > 2 else 1
    return NameRead(given=name[size:] or None, family=name[:size])


def key(word: str) -> str:
    """A word as the tables hold it."""
    return fold(word).rstrip(".,")


def taken_prefix(words: list[str]) -> tuple[list[str], list[str]]:
    """The titles before a name, and the rest."""
    at = 0
    while at < len(words) - 1 and key(words[at]) in prefixes() and is_title(words, at):
        at += 1
    return words[:at], words[at:]


def is_title(words: list[str], at: int) -> bool:
    """Whether a word of the prefixes is one here: a degree begins no name."""
    return key(words[at]) not in BEFORE_A_TITLE or at > 0


def is_suffix(word: str) -> bool:
    """Whether a word may follow a name ("Jr.", "PhD")."""
    return key(word) in suffixes()


def taken_suffix(words: list[str]) -> tuple[list[str], list[str]]:
    """What follows a name without a comma, and the rest; two words always remain."""
    end = len(words)
    while end > 2 and is_suffix(words[end - 1]) and not words[end - 1].islower():
        end -= 1
    return words[end:], words[:end]


def ordered(words: list[str], language: str | None) -> tuple[list[str], list[str], list[str]]:
    """Given, middle and family names of a name without titles."""
    if len(words) < 2:
        return words, [], []
    if re.search(r"[\u0400-\u04ff]", words[0]):
        return cyrillic(words)
    if family_first(words):
        return words[1:2], words[2:], words[:1]
    start = family_start(words, language)
    return words[:1], words[1:start], words[start:]


def cyrillic(words: list[str]) -> tuple[list[str], list[str], list[str]]:
    """A Russian name in either order; the patronymic tells which."""
    patronymic = next((at for at, word in enumerate(words) if at and PATRONYMIC.search(word)), None)
    if patronymic is None:
        first = family_first(words) or (
            RUSSIAN_FAMILY.search(words[0]) is not None and RUSSIAN_FAMILY.search(words[-1]) is None
        )
        return (words[1:2], words[2:], words[:1]) if first else (words[:1], words[1:-1], words[-1:])
    middle = words[patronymic : patronymic + 1]
    if patronymic == len(words) - 1 and len(words) >= 3:
        return words[patronymic - 1 : patronymic], middle, words[: patronymic - 1]
    return words[:patronymic], middle, words[patronymic + 1 :]


def family_first(words: list[str]) -> bool:
    """Whether the tables know the first word only as a family name and the last only as a given one."""
    first, last = words[0], words[-1]
    return (
        names.is_surname(first)
        and not names.is_forename(first)
        and names.is_forename(last)
        and not names.is_surname(last)
    )


def family_start(words: list[str], language: str | None) -> int:
    """The word at which the family name begins, particles and a second family name with it."""
    start = len(words) - 1
    doubled = language in TWO_FAMILY_NAMES and len(words) >= 3 and key(words[start - 1]) not in particles()
    if doubled and not (names.is_forename(words[start - 1]) and not names.is_surname(words[start - 1])):
        start -= 1
    while start > 1 and (key(words[start - 1]) in particles() or key(words[start - 1]).endswith("'")):
        start -= 1
    return start


def shown(words: list[str]) -> str | None:
    """Words as printed, or None for none."""
    return " ".join(words) or None


def proper(words: list[str]) -> str | None:
    """Words in ordinary letters; only capitals are changed, and initials stay."""
    return (
        " ".join(
            re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), word)
            if word.isupper() and len(word) > 2
            else word
            for word in words
        )
        or None
    )
