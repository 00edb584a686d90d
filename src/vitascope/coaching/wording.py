"""How each language says what a summary says: one JSON file a language in `sentences`.

A language is added by adding its file. Facts of a résumé stand where they need no ending of their
own (after a dash, a colon or a form of "to be"), so that no sentence has to decline a company's name.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from pydantic import Field

from vitascope.model.findings import Part

FALLBACK = "en"
"""For résumés in a language that has no file."""


class Wording(Part):
    """The sentences of one language.

    Attributes:
        years, months: a counted number of them: by one, few and many, as far as the language tells them apart.
        duration: years and months together.
        comma, last: between the things of a list, and before the last of them.
        last_before_i: the same where the last begins with the sound of "i"; None where that makes no difference.
        place: a title and the company it was held at.
        since: a position that goes on.
        bracket: a fact, and what belongs to it.
        between: two sentences.
        apart: between things that hold commas themselves.
        sentences: by what they say: for one thing, and for several.
    """

    years: tuple[str, ...] = Field(min_length=1)
    months: tuple[str, ...] = Field(min_length=1)
    duration: str
    comma: str
    last: str
    last_before_i: str | None = None
    place: str
    since: str
    bracket: str
    between: str
    apart: str
    sentences: dict[str, tuple[str, str]]

    def listed(self, things: Sequence[str]) -> str:
        """The things as a list; at least one."""
        *before, last = things
        if not before:
            return last
        joint = self.last_before_i if self.last_before_i and _sounds_like_i(last) else self.last
        return f"{self.comma.join(before)}{joint}{last}"

    def counted(self, months: int) -> str:
        """A number of months, at least one, as years and months."""
        years, rest = divmod(months, 12)
        both = (_counted(self.years, years), _counted(self.months, rest))
        if years and rest:
            return self.duration.format(years=both[0], months=both[1])
        return both[0] if years else both[1]


@lru_cache(maxsize=16)
def wording_of(language: str | None) -> Wording:
    """The sentences of a language by its ISO 639-1 code; English where it has none."""
    folder = files(__package__).joinpath("sentences")
    sheet = folder.joinpath(f"{language}.json")
    known = language is not None and language.isalpha() and sheet.is_file()
    return Wording.model_validate_json((sheet if known else folder.joinpath(f"{FALLBACK}.json")).read_bytes())


def _counted(forms: tuple[str, ...], number: int) -> str:
    return forms[min(_plural(number, len(forms)), len(forms) - 1)].format(n=number)


def _plural(number: int, forms: int) -> int:
    """Which form a number takes: of three as in the Slavic languages, of two as in the others here."""
    if forms < 3:
        return 0 if number == 1 else 1
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2


def _sounds_like_i(word: str) -> bool:
    """In Spanish, "y" becomes "e" before "Inglés" and "historia", and stays before "hierro"."""
    folded = word.casefold()
    return folded.startswith(("i", "í", "hi", "hí")) and not folded.startswith(("hie", "hia", "io", "ia"))
