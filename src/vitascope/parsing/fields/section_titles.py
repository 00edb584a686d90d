"""From the text of a heading to the kind of section it opens.

    exact title → both halves of "Skills & Languages" → a slip of OCR away → a telling word

Each step is weaker than the one before it and says so in its score. Running text
must not match, so that only short texts without a sentence's punctuation get past the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from vitascope.parsing.labels import Kind
from vitascope.taxonomy import languages
from vitascope.taxonomy.languages.folding import fold

EXACT = 1.0
CONTAINED = 0.9
COMPOSED = 0.85
MISREAD = 0.8
SLIPPED = 0.6
TELLING = 0.5

LONGEST = 60
"""Characters; no table holds a longer title."""

MOST_WORDS = 5
"""A heading that is not in the tables has at most as many."""

COURSES = "courses"
"""Training that is listed by itself is kept like certificates: a name, who gave it, when."""

SPACED = re.compile(r"^\W*(?:\w\s){3,}\w\W*$")
NUMBERING = re.compile(r"^(?:\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])[.):]\s*|\d{1,2}(?:\.\d)?\s+)")
EDGES = re.compile(r"^[^\w&+#(]+|[^\w)+]+$")
RULES = re.compile(r"[_=*~#]{2,}|[-–—]{2,}|[•·▪■◆►»«]")
SPACES = re.compile(r"[\s_]+")
JOINED = re.compile(
    r"\s*(?:&|\+|/|,|·|\||;|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bи\b|\bi\b|\ben\b|\bve\b|\bта\b|与|和|及|、|，)\s*"
)
REMARK = re.compile(r"\s*\([^()]{1,24}\)?$|\s+[-–—]\s+(?:cont\w*\.?|continued|fortsetzung|suite)$")
"""What a title may carry at its end: "(selected)", "(continued)"."""

LISTED = re.compile(r"[:,;@()]|\w[./]\w")
"""What shows that a text is content and no title of its own wording."""

LOOKALIKES = str.maketrans("il1|0o5s8b6gq9уеохрасвкмнт", "iiiioossbbbgggyeoxpacbkmht")
"""Letters that OCR and typists take for one another, the Cyrillic ones included."""


@lru_cache(maxsize=4096)
def read_title(text: str) -> tuple[Kind, float] | None:
    """The kind of section that a heading opens and a score from 0.0 to 1.0; None where it names none."""
    title = bare(text)
    if not title or len(title) > LONGEST:
        return None
    known = titles()
    if title in known:
        return known[title], EXACT
    if title.replace(" ", "") in unspaced() and SPACED.match(text.strip()):
        return unspaced()[title.replace(" ", "")], EXACT
    if ends_a_sentence(text):
        return None
    remark = REMARK.search(title)
    if remark and title[: remark.start()] in known:
        return known[title[: remark.start()]], CONTAINED
    return composed(title) or misread(title) or telling(title)


def bare(text: str) -> str:
    """A heading without numbering, rules, icons, a colon and letter spacing; folded."""
    folded = RULES.sub(" ", fold(text))
    folded = EDGES.sub("", folded.strip())
    folded = EDGES.sub("", NUMBERING.sub("", folded))
    if SPACED.match(folded) and "   " not in folded and "  " not in folded.strip():
        folded = folded.replace(" ", "")
        return unspaced_title(folded)
    if SPACED.match(SPACES.sub(" ", folded)):
        folded = " ".join(word.replace(" ", "") for word in re.split(r"\s{2,}", folded))
    return SPACES.sub(" ", folded).strip()


def unspaced_title(letters: str) -> str:
    """The title of the tables that these letters spell when its spaces are left out; else the letters."""
    return spellings().get(letters, letters)


def ends_a_sentence(text: str) -> bool:
    """Whether a text reads on: a full stop, a comma at its end, a question."""
    stripped = text.rstrip()
    return stripped.endswith((".", ",", ";", "?", "!", "。", "，"))


def kind_of(name: str) -> Kind:
    """The kind of section that a table's list of titles stands for."""
    return Kind.CERTIFICATIONS if name == COURSES else Kind(name)


@lru_cache(maxsize=1)
def titles() -> dict[str, Kind]:
    """Every title of every language, folded; the first table that names one wins."""
    known: dict[str, Kind] = {}
    for table in languages.load():
        for kind, words in table.sections.items():
            for word in words:
                known.setdefault(SPACES.sub(" ", fold(word)).strip(), kind_of(kind))
    return known


@lru_cache(maxsize=1)
def unspaced() -> dict[str, Kind]:
    """The same without spaces, for letter-spaced headings."""
    return {title.replace(" ", ""): kind for title, kind in titles().items()}


@lru_cache(maxsize=1)
def spellings() -> dict[str, str]:
    """From a title without spaces to the title."""
    return {title.replace(" ", ""): title for title in titles()}


@lru_cache(maxsize=1)
def stems() -> tuple[tuple[str, Kind], ...]:
    """Telling beginnings of words, the longest first."""
    found = [
        (fold(stem), kind_of(kind))
        for table in languages.load()
        for kind, words in table.section_stems.items()
        for stem in words
    ]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=1)
def ranks() -> dict[str, tuple[int, ...]]:
    """By first letter, the places in `stems` of those that begin with it."""
    ranked: dict[str, list[int]] = {}
    for rank, (stem, _) in enumerate(stems()):
        ranked.setdefault(stem[0], []).append(rank)
    return {letter: tuple(found) for letter, found in ranked.items()}


def composed(title: str) -> tuple[Kind, float] | None:
    """The first known half of a title of two or three ("skills & languages")."""
    halves = [half for half in JOINED.split(title) if half]
    if not 2 <= len(halves) <= 3:
        return None
    known = [titles()[half] for half in halves if half in titles()]
    if len(known) == len(halves):
        return known[0], COMPOSED
    return (known[0], TELLING) if known and not LISTED.search(title) and len(title.split()) <= MOST_WORDS else None


def misread(title: str) -> tuple[Kind, float] | None:
    """The title of the tables that this one is a slip of OCR away from."""
    alike = blurred().get(title.translate(LOOKALIKES))
    if alike:
        return alike, MISREAD
    if len(title) < 10 or LISTED.search(title):
        return None
    slips = 1 if len(title) < 16 else 2
    near = process.extractOne(title, near_in_length(len(title), slips), scorer=Levenshtein.distance, score_cutoff=slips)
    return (titles()[near[0]], SLIPPED) if near else None


@lru_cache(maxsize=1)
def blurred() -> dict[str, Kind]:
    """The titles with letters that look alike made the same; short ones are left out."""
    return {title.translate(LOOKALIKES): kind for title, kind in titles().items() if len(title) >= 5}


@lru_cache(maxsize=128)
def near_in_length(length: int, slips: int) -> tuple[str, ...]:
    """The titles whose length is at most so many letters away."""
    return tuple(near for size in range(length - slips, length + slips + 1) for near in by_length().get(size, ()))


@lru_cache(maxsize=1)
def by_length() -> dict[int, tuple[str, ...]]:
    """The titles that are long enough to be recognised with a slip in them, by their length."""
    sized: dict[int, list[str]] = {}
    for title in titles():
        sized.setdefault(len(title), []).append(title)
    return {size: tuple(found) for size, found in sized.items()}


def telling(title: str) -> tuple[Kind, float] | None:
    """The kind that a word of a short title gives away ("opening experience")."""
    if len(title.split()) > MOST_WORDS or any(letter.isdigit() for letter in title) or LISTED.search(title):
        return None
    known = stems()
    found = [
        rank for at in words_of(title) for rank in ranks().get(title[at], ()) if title.startswith(known[rank][0], at)
    ]
    return (known[min(found)][1], TELLING) if found else None


def words_of(title: str) -> Iterator[int]:
    """Where its words begin; in scripts without spaces one may begin at any letter."""
    inside = False
    for at, letter in enumerate(title):
        if not inside or letter >= "\u3000":
            yield at
        inside = letter.isalnum()
