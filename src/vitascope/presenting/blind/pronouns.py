"""Words that tell a person's gender, and what may stand there instead, by language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, partial

from vitascope.presenting.blind.endings import gendered, general

NEUTRAL: dict[str, dict[str, str]] = {
    "en": {
        "he": "they",
        "she": "they",
        "him": "them",
        "his": "their",
        "her": "their",
        "hers": "theirs",
        "himself": "themself",
        "herself": "themself",
        "male": "…",
        "female": "…",
    },
    "de": {
        "er": "diese Person",
        "sie": "diese Person",
        "ihm": "dieser Person",
        "seine": "deren",
        "seiner": "deren",
        "seinem": "deren",
        "seinen": "deren",
        "ihre": "deren",
        "ihrer": "deren",
        "ihrem": "deren",
        "ihren": "deren",
        "männlich": "…",
        "weiblich": "…",
    },
    "fr": {
        "il": "cette personne",
        "elle": "cette personne",
        "masculin": "…",
        "féminin": "…",
        "homme": "…",
        "femme": "…",
    },
    "es": {
        "él": "esta persona",
        "ella": "esta persona",
        "masculino": "…",
        "femenino": "…",
        "hombre": "…",
        "mujer": "…",
        "varón": "…",
    },
    "pt": {
        "ele": "esta pessoa",
        "ela": "esta pessoa",
        "dele": "dessa pessoa",
        "dela": "dessa pessoa",
        "masculino": "…",
        "feminino": "…",
        "homem": "…",
        "mulher": "…",
    },
    "ru": {
        "он": "этот человек",
        "она": "этот человек",
        "его": "их",
        "её": "их",
        "ее": "их",
        "ему": "им",
        "ей": "им",
        "мужской": "…",
        "женский": "…",
        "мужчина": "…",
        "женщина": "…",
    },
    "zh": {"她": "TA", "他": "TA", "男": "…", "女": "…", "男性": "…", "女性": "…"},
}
"""Lower case; the replacement follows the case of what it replaces."""

FALSE_FRIENDS: dict[tuple[str, str | None], frozenset[str]] = {("en", "de"): frozenset({"her"})}
"""Words of the first language that mean something else in the second."""

TITLES = (
    *("Mr", "Mrs", "Ms", "Miss", "Sir", "Madam", "Herrn", "Herr", "Frau", "Monsieur", "Madame", "Mademoiselle"),
    *("Mme", "Mlle", "M", "Señora", "Señorita", "Señor", "Sra", "Srta", "Sr", "Senhora", "Senhor", "Dona", "Don"),
    *("Господин", "Госпожа", "г-н", "г-жа"),
)
"""Forms of address; they count only before the person's own name."""

ADDRESS_AFTER = ("先生", "女士", "小姐")
"""Forms of address that stand after a name."""


def neutral(text: str, language: str | None) -> str:
    """`text` without words that tell a gender: of its language, and of English, which stands in all."""
    for name in _languages(language):
        text = _pattern(name, language).sub(partial(_instead, NEUTRAL[name]), general(text, name))
    return text


def general_form(text: str, language: str | None) -> str:
    """`text` with its words in the form that is used for anybody; pronouns stay."""
    for name in _languages(language):
        text = general(text, name)
    return text


def told(texts: Iterable[str], language: str | None) -> set[str]:
    """The words in `texts` that tell a gender."""
    found: set[str] = set()
    for text in texts:
        for name in _languages(language):
            found |= {match[0] for match in _pattern(name, language).finditer(text)} | gendered(text, name)
    return found


def places(text: str, language: str | None) -> list[tuple[int, int]]:
    """Where in `text` the words that tell a gender start and end."""
    return [match.span() for name in _languages(language) for match in _pattern(name, language).finditer(text)]


def _languages(language: str | None) -> list[str]:
    return [name for name in dict.fromkeys(("en", language)) if name in NEUTRAL]


@cache
def _pattern(language: str, around: str | None) -> re.Pattern[str]:
    """The words of `language` in a text that is mostly in the language `around`."""
    words = sorted(set(NEUTRAL[language]) - FALSE_FRIENDS.get((language, around), frozenset()), key=len, reverse=True)
    if language == "zh":
        # There are no spaces to tell words by: 其他 is no pronoun, and 男 tells a gender only where it stands alone.
        long = "|".join(word for word in words if len(word) > 1)
        return re.compile(rf"{long}|(?<!其)[她他]|(?<!\w)[男女](?!\w)")
    return re.compile(rf"(?<![\w'])(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


def _instead(words: dict[str, str], match: re.Match[str]) -> str:
    other = words[match[0].lower()]
    return other[0].upper() + other[1:] if match[0][0].isupper() else other
