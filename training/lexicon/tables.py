"""A language's file of words to random draws and sentences from it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from random import Random

from training.reference import COUNTRIES, surnames, universities

LANGUAGES = tuple(language for language in COUNTRIES if (Path(__file__).parent / f"{language}.txt").exists())

_SLOT = re.compile(r"\{([A-Za-z_.]+)\}")


class Lexicon:
    """Lists of words by key, and the drawing of sentences from templates among them.

    A file holds sections `[key]` of items separated by `|` or line ends. An item may
    hold slots `{key}`, which are filled with an item of that list; `{n}`, `{p}`, `{k}` and
    `{year}` are numbers. A key with a dot falls back on its part before the last dot.
    """

    def __init__(self, language: str, lists: dict[str, tuple[str, ...]]) -> None:
        self.language = language
        self._lists = lists
        self.domains = tuple(key.partition(".")[2] for key in lists if key.startswith("titles."))

    def all(self, key: str) -> tuple[str, ...]:
        """The items of a list; those of the key before its last dot where there is none; may be empty."""
        return self._lists.get(key) or self._lists.get(key.rpartition(".")[0], ())

    def draw(self, rng: Random, key: str, domain: str = "") -> str:
        """An item of a list with its slots filled; empty where the list is."""
        items = self.all(f"{key}.{domain}") if domain else self.all(key)
        return self.fill(rng, rng.choice(items), domain) if items else ""

    def fill(self, rng: Random, template: str, domain: str = "") -> str:
        """A template with every slot filled."""
        return _SLOT.sub(lambda slot: self._slot(rng, slot[1], domain), template)

    def _slot(self, rng: Random, key: str, domain: str) -> str:
        match key:
            case "n":
                return str(
                    rng.choice(
                        (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 18, 20, 23, 25, 30, 34, 40, 45, 60, 80, 120, 140)
                    )
                )
            case "p":
                return str(rng.randint(3, 95))
            case "k":
                return str(rng.choice((100, 150, 200, 240, 300, 340, 500, 640, 800, 900, 1200, 1500, 2000, 3500, 5000)))
            case "h":
                return str(rng.randint(1, 250))
            case "z":
                return str(rng.randint(0, 9))
            case "year":
                return str(rng.randint(1998, 2025))
            case "city":
                return self.draw(rng, "cities").partition(";")[0]
            case "Titles" | "titles":
                return self.draw(rng, "titles", domain)
            case "surname" | "university":
                return self._named(rng, key)
            case _:
                return self.draw(rng, key, "" if "." in key else domain)

    def _named(self, rng: Random, key: str) -> str:
        countries = COUNTRIES[self.language]
        found = surnames(countries) if key == "surname" else universities(countries)
        return rng.choice(found) if found else self.draw(rng, f"{key}s")


@cache
def lexicon(language: str) -> Lexicon:
    """The words of a language."""
    lists: dict[str, tuple[str, ...]] = {}
    folder = Path(__file__).parent
    for path in (folder / "all.txt", folder / f"{language}.txt"):
        key = ""
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("["):
                key = line.strip()[1:-1]
            elif line.strip() and key:
                lists[key] = lists.get(key, ()) + tuple(item.strip() for item in line.split("|") if item.strip())
    return Lexicon(language, lists)
