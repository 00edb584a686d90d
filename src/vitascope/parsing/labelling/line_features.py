"""From line facts to the features of the line model.

Three groups: the line itself, its neighbours, and its look-alikes. The last tells a
template from its own repetition: if lines set like this one mostly carry dates and
look like job titles, then so does this one, whatever its words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from vitascope.model.document import Place
from vitascope.parsing.labelling.leads import TITLED
from vitascope.parsing.labelling.levels import Levels, Names, Reached, those_on
from vitascope.parsing.labelling.line_facts import LineFacts
from vitascope.parsing.labels import Kind

Features = dict[str, float]

NEIGHBOURS = ((-1, "p"), (1, "n"))
FAR_NEIGHBOURS = ((-2, "b"), (2, "a"))
"""Steps to the lines whose looks are features too, and their prefix; of far ones only the coarsest."""


def features_of(facts: Sequence[LineFacts]) -> list[Features]:
    """One feature dictionary a line, in order."""
    own = [_own(fact) for fact in facts]
    alike = _look_alikes(facts)
    context = _context(facts)
    rows = []
    for at, fact in enumerate(facts):
        row = dict(own[at])
        row.update(alike[fact.style])
        row.update(_titled_alike(fact, alike[fact.style]))
        row.update(context[at])
        for step, name in (*NEIGHBOURS, *FAR_NEIGHBOURS):
            if not 0 <= at + step < len(facts):
                row[f"{name}=none"] = 1.0
            elif abs(step) == 1:
                row.update(_seen_from(facts[at + step], name))
            else:
                row.update(_seen_from_afar(facts[at + step], name))
        rows.append(row)
    return rows


WORDS = Levels("words=", 1, 2, 3, 5, 8, 12, 18)
UPPER = Levels("upper=", 0.05, 0.2, 0.8)
CAPITALISED = Levels("capitalised=", 0.1, 0.4, 0.7, 0.95)
DIGITS = Levels("digits=", 0.0, 0.1, 0.3, 0.6)
DATED = Levels("dated=", 0.0, 0.25, 0.5, 0.8)
DATES = Levels("dates=", 0, 1)
SIZE = Levels("size=", 0.85, 0.95, 1.05, 1.15, 1.35, 1.7)
BOLD = Levels("bold=", 0.05, 0.5, 0.95)
ITALIC = Levels("italic=", 0.05, 0.5, 0.95)
INDENT = Levels("indent=", 0.3, 1.2, 2.5, 5, 12)
ABOVE = Levels("above=", 0.5, 0.9, 1.1, 1.3, 1.6, 2.2, 4.9)
BELOW = Levels("below=", 0.5, 0.9, 1.1, 1.3, 1.6, 2.2, 4.9)
FILL = Levels("fill=", 0.3, 0.6, 0.85, 0.95)
GAPS = Levels("gaps=", 0, 1, 2)
NUMBER = Levels("line=", 0, 1, 2, 4, 8)
REACHED = Reached()
FLAGS = (
    "coloured",
    "email",
    "url",
    "phone",
    "sentence",
    "bullet",
    "deep",
    "heading",
    "continues",
    "celled",
    "header",
    "footer",
    "box",
    "turned",
    "region",
    "side",
    "labelled",
    "parens",
    "commas",
    "bar",
    "open",
    "again",
    "minor",
    "datefirst",
    "datelast",
    "range",
)


def _own(fact: LineFacts) -> Features:
    line, words = fact.line, fact.words
    text = line.text
    row: Features = {
        "bias": 1.0,
        WORDS(words.words): 1.0,
        UPPER(words.upper): 1.0,
        CAPITALISED(words.capitalised): 1.0,
        DIGITS(words.digits): 1.0,
        DATED(fact.dated): 1.0,
        DATES(len(fact.dates)): 1.0,
        SIZE(fact.size): 1.0,
        BOLD(fact.bold): 1.0,
        ITALIC(fact.italic): 1.0,
        INDENT(fact.indent): 1.0,
        ABOVE(fact.above): 1.0,
        BELOW(fact.below): 1.0,
        FILL(fact.fill): 1.0,
        GAPS(fact.gaps): 1.0,
        NUMBER(fact.number): 1.0,
        f"end={_shape(text[-1])}": 1.0,
        f"start={_shape(text[0])}": 1.0,
    }
    for name, value in words.scores.items():
        row[name] = value
        row[REACHED[name](value)] = 1.0
    flags = (
        fact.coloured,
        words.email,
        words.url,
        words.phone,
        words.sentence,
        bool(line.bullet),
        line.depth > 0,
        line.heading > 0,
        not line.starts_paragraph,
        line.cell is not None,
        line.place is Place.HEADER,
        line.place is Place.FOOTER,
        line.place is Place.TEXTBOX,
        line.rotation != 0,
        fact.first_of_region,
        line.column > 0,
        ":" in text[:24] or "：" in text[:12],
        "(" in text,
        text.count(",") > 2,
        "|" in text,
        text[0].islower(),
        fact.again,
        fact.minor,
        bool(fact.dates) and fact.dates[0].start < 2,
        bool(fact.dates) and fact.dates[-1].end > len(text) - 2,
        bool(fact.dates) and fact.dates[0].last is not None,
    )
    row.update(those_on(FLAGS, flags))
    row.update(_titled(fact, ""))
    if fact.lead is not None:
        row[_LEAD[fact.lead]] = 1.0
    return row


_LEAD, _LED = Names("lead="), Names("led=")


def _titled(fact: LineFacts, prefix: str) -> Features:
    if fact.title is None:
        return {}
    kind, score = fact.title
    named, scored, sure = _title_names(prefix, kind)
    return {named: score, scored(score): 1.0, sure(score): 1.0}


@cache
def _title_names(prefix: str, kind: str) -> tuple[str, Levels, Levels]:
    named = f"{prefix}is={kind}"
    return named, Levels(f"{prefix}titled=", 0.5, 0.7, 0.85, 0.95), Levels(f"{named}:", 0.7, 0.95)


def _shape(character: str) -> str:
    if character.isdigit():
        return "9"
    if character.isalpha():
        return "A" if character.isupper() else "a"
    return character if character in ".,:;)]-|!?" else "#"


class _Near:
    """The names of what is seen of a neighbour."""

    FLAGS = ("date", "dateonly", "bullet", "email", "italic", "full", "region", "sentence", "gap", "open")

    def __init__(self, name: str) -> None:
        self.words = Levels(f"{name}words=", 1, 3, 8, 14)
        self.bold = Levels(f"{name}bold=", 0.5)
        self.size = Levels(f"{name}size=", 0.95, 1.05, 1.3)
        self.flags = tuple(f"{name}{flag}" for flag in self.FLAGS)
        self.likeness = Names(name)


_NEAR = {name: _Near(name) for _, name in NEIGHBOURS}


def _seen_from(fact: LineFacts, name: str) -> Features:
    near, words, line = _NEAR[name], fact.words, fact.line
    row: Features = {near.words(words.words): 1.0, near.bold(fact.bold): 1.0, near.size(fact.size): 1.0}
    flags = (
        fact.dates,
        fact.dated > 0.7,
        line.bullet,
        words.email,
        fact.italic > 0.5,
        fact.fill > 0.85,
        fact.first_of_region,
        words.sentence,
        fact.gaps > 0,
        line.text[0].islower(),
    )
    row.update(those_on(near.flags, flags))
    for key, value in words.scores.items():
        if value > 0.3:
            row[near.likeness[key]] = value
    row.update(_titled(fact, name))
    return row


_FAR_FLAGS = ("date", "bullet", "bold", "large", "title", "sentence", "full")
_FAR = {name: tuple(f"{name}{flag}" for flag in _FAR_FLAGS) for _, name in FAR_NEIGHBOURS}


def _seen_from_afar(fact: LineFacts, name: str) -> Features:
    flags = (
        fact.dates,
        fact.line.bullet,
        fact.bold > 0.5,
        fact.size > 1.05,
        fact.words.scores.get("title", 0.0) > 0.5,
        fact.words.sentence,
        fact.fill > 0.85,
    )
    row: Features = dict(those_on(_FAR[name], flags))
    row.update(_titled(fact, name))
    return row


LIKE = Levels("like=", 1, 2, 4, 8, 16)
LIKE_TITLED = Levels("like.titled=", 0.2, 0.6)
_LIKE_NAMES = Names("like.")
_ALIKE_TITLED = tuple(Levels(f"titled:{level}:", 0.2, 0.6) for level in range(4))


def _look_alikes(facts: Sequence[LineFacts]) -> dict[tuple[object, ...], Features]:
    groups: dict[tuple[object, ...], list[LineFacts]] = defaultdict(list)
    for fact in facts:
        groups[fact.style].append(fact)
    rows = {}
    for style, members in groups.items():
        count = len(members)
        row: Features = {LIKE(count): 1.0}
        row["like.rare"] = 1.0 / count
        row["like.dated"] = sum(bool(m.dates) for m in members) / count
        row["like.titled"] = sum(m.title is not None and m.title[1] >= TITLED for m in members) / count
        row["like.short"] = sum(m.words.words <= 4 for m in members) / count
        row["like.sentence"] = sum(m.words.sentence for m in members) / count
        for name, total in summed(member.words.scores for member in members).items():
            row[_LIKE_NAMES[name]] = total / count
        row[LIKE_TITLED(row["like.titled"])] = 1.0
        rows[style] = row
    return rows


def summed(scores: Iterable[dict[str, float]]) -> dict[str, float]:
    """Likenesses added up, those that are 0.0 everywhere left out."""
    totals: dict[str, float] = defaultdict(float)
    for score in scores:
        for name, value in score.items():
            totals[name] += value
    return totals


def _titled_alike(fact: LineFacts, alike: Features) -> Features:
    """Whether a title's words meet the looks of the other titles."""
    kind, score = fact.title if fact.title is not None else ("", 0.0)
    if score >= 0.95 and alike["like.titled"] >= 0.5 and not fact.line.bullet:
        return {f"sure={kind}": 1.0, "sure": 1.0}
    level = bisect_left((0.0, 0.55, 0.85), score)
    return {_ALIKE_TITLED[level](alike["like.titled"]): 1.0}


def sure_title(row: Features) -> Kind | None:
    """The section that a line's words and looks together say that it heads; None for most lines."""
    if "sure" not in row:
        return None
    return next((Kind(name.removeprefix("sure=")) for name in row if name.startswith("sure=")), None)


def _context(facts: Sequence[LineFacts]) -> list[Features]:
    """The last sure section title above in the region's flow, how far up it is, and what led a line since."""
    rows: list[Features] = []
    kind, distance, led = "top", 0, None
    for fact in facts:
        under, far = _context_names(kind)
        row = {under: 1.0, far(distance): 1.0}
        if led is not None:
            row[_LED[led]] = 1.0
        rows.append(row)
        distance += 1
        led = fact.lead or led
        if fact.title is not None and fact.title[1] >= TITLED:
            kind, distance, led = str(fact.title[0]), 0, None
    return rows


@cache
def _context_names(kind: str) -> tuple[str, Levels]:
    return f"under={kind}", Levels(f"under={kind}:", 1, 3, 8)
