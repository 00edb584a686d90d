"""From line facts to the features of the line model.

Three groups: the line itself, its neighbours, and its look-alikes. The last tells a
template from its own repetition: if lines set like this one mostly carry dates and
look like job titles, then so does this one, whatever its words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from vitascope.model.document import Place
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


def _level(value: float, *edges: float) -> int:
    return sum(value > edge for edge in edges)


def _own(fact: LineFacts) -> Features:
    line, words = fact.line, fact.words
    text = line.text
    row: Features = {
        "bias": 1.0,
        f"words={_level(words.words, 1, 2, 3, 5, 8, 12, 18)}": 1.0,
        f"upper={_level(words.upper, 0.05, 0.2, 0.8)}": 1.0,
        f"capitalised={_level(words.capitalised, 0.1, 0.4, 0.7, 0.95)}": 1.0,
        f"digits={_level(words.digits, 0.0, 0.1, 0.3, 0.6)}": 1.0,
        f"dated={_level(fact.dated, 0.0, 0.25, 0.5, 0.8)}": 1.0,
        f"dates={min(2, len(fact.dates))}": 1.0,
        f"size={_level(fact.size, 0.85, 0.95, 1.05, 1.15, 1.35, 1.7)}": 1.0,
        f"bold={_level(fact.bold, 0.05, 0.5, 0.95)}": 1.0,
        f"italic={_level(fact.italic, 0.05, 0.5, 0.95)}": 1.0,
        f"indent={_level(fact.indent, 0.3, 1.2, 2.5, 5, 12)}": 1.0,
        f"above={_level(fact.above, 0.5, 0.9, 1.1, 1.3, 1.6, 2.2, 4.9)}": 1.0,
        f"below={_level(fact.below, 0.5, 0.9, 1.1, 1.3, 1.6, 2.2, 4.9)}": 1.0,
        f"fill={_level(fact.fill, 0.3, 0.6, 0.85, 0.95)}": 1.0,
        f"gaps={min(3, fact.gaps)}": 1.0,
        f"line={_level(fact.number, 0, 1, 2, 4, 8)}": 1.0,
        f"end={_shape(text[-1])}": 1.0,
        f"start={_shape(text[0])}": 1.0,
    }
    for name, value in words.scores.items():
        row[name] = value
        row[f"{name}>={_level(value, 0.25, 0.5, 0.75)}"] = 1.0
    flags = {
        "coloured": fact.coloured,
        "email": words.email,
        "url": words.url,
        "phone": words.phone,
        "sentence": words.sentence,
        "bullet": bool(line.bullet),
        "deep": line.depth > 0,
        "heading": line.heading > 0,
        "continues": not line.starts_paragraph,
        "celled": line.cell is not None,
        "header": line.place is Place.HEADER,
        "footer": line.place is Place.FOOTER,
        "box": line.place is Place.TEXTBOX,
        "turned": line.rotation != 0,
        "region": fact.first_of_region,
        "side": line.column > 0,
        "labelled": ":" in text[:24] or "：" in text[:12],
        "parens": "(" in text,
        "commas": text.count(",") > 2,
        "bar": "|" in text,
        "open": text[0].islower(),
    }
    row.update({name: 1.0 for name, on in flags.items() if on})
    row.update(_titled(fact, ""))
    return row


def _titled(fact: LineFacts, prefix: str) -> Features:
    if fact.title is None:
        return {}
    kind, score = fact.title
    return {
        f"{prefix}is={kind}": score,
        f"{prefix}titled={_level(score, 0.5, 0.7, 0.85, 0.95)}": 1.0,
        f"{prefix}is={kind}:{_level(score, 0.7, 0.95)}": 1.0,
    }


def _shape(character: str) -> str:
    if character.isdigit():
        return "9"
    if character.isalpha():
        return "A" if character.isupper() else "a"
    return character if character in ".,:;)]-|!?" else "#"


def _seen_from(fact: LineFacts, name: str) -> Features:
    row: Features = {
        f"{name}words={_level(fact.words.words, 1, 3, 8, 14)}": 1.0,
        f"{name}bold={_level(fact.bold, 0.5)}": 1.0,
        f"{name}size={_level(fact.size, 0.95, 1.05, 1.3)}": 1.0,
    }
    flags = {
        "date": bool(fact.dates),
        "dateonly": fact.dated > 0.7,
        "bullet": bool(fact.line.bullet),
        "email": fact.words.email,
        "italic": fact.italic > 0.5,
        "full": fact.fill > 0.85,
        "region": fact.first_of_region,
        "sentence": fact.words.sentence,
        "gap": fact.gaps > 0,
        "open": fact.line.text[0].islower(),
    }
    row.update({f"{name}{flag}": 1.0 for flag, on in flags.items() if on})
    for key, value in fact.words.scores.items():
        if value > 0.3:
            row[f"{name}{key}"] = value
    row.update(_titled(fact, name))
    return row


def _seen_from_afar(fact: LineFacts, name: str) -> Features:
    flags = {
        "date": bool(fact.dates),
        "bullet": bool(fact.line.bullet),
        "bold": fact.bold > 0.5,
        "large": fact.size > 1.05,
        "title": fact.words.scores.get("title", 0.0) > 0.5,
        "sentence": fact.words.sentence,
        "full": fact.fill > 0.85,
    }
    row: Features = {f"{name}{flag}": 1.0 for flag, on in flags.items() if on}
    row.update(_titled(fact, name))
    return row


def _look_alikes(facts: Sequence[LineFacts]) -> dict[tuple[object, ...], Features]:
    groups: dict[tuple[object, ...], list[LineFacts]] = defaultdict(list)
    for fact in facts:
        groups[fact.style].append(fact)
    rows = {}
    for style, members in groups.items():
        count = len(members)
        row: Features = {f"like={_level(count, 1, 2, 4, 8, 16)}": 1.0}
        row["like.rare"] = 1.0 / count
        row["like.dated"] = sum(bool(m.dates) for m in members) / count
        row["like.titled"] = sum(m.title is not None and m.title[1] >= 0.85 for m in members) / count
        row["like.short"] = sum(m.words.words <= 4 for m in members) / count
        row["like.sentence"] = sum(m.words.sentence for m in members) / count
        for name, total in summed(member.words.scores for member in members).items():
            row[f"like.{name}"] = total / count
        row[f"like.titled={_level(row['like.titled'], 0.2, 0.6)}"] = 1.0
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
    return {f"titled:{_level(score, 0.0, 0.55, 0.85)}:{_level(alike['like.titled'], 0.2, 0.6)}": 1.0}


def sure_title(row: Features) -> Kind | None:
    """The section that a line's words and looks together say that it heads; None for most lines."""
    return next((Kind(name.removeprefix("sure=")) for name in row if name.startswith("sure=")), None)


def _context(facts: Sequence[LineFacts]) -> list[Features]:
    """The last sure section title above in the region's flow, and how far up it is."""
    rows: list[Features] = []
    kind, distance = "top", 0
    for fact in facts:
        rows.append({f"under={kind}": 1.0, f"under={kind}:{_level(distance, 1, 3, 8)}": 1.0})
        distance += 1
        if fact.title is not None and fact.title[1] >= 0.85:
            kind, distance = str(fact.title[0]), 0
    return rows
