"""From work, volunteering and project blocks to positions and projects."""

from __future__ import annotations

from collections.abc import Sequence

from vitascope.model.resume import Project, Volunteer, Work
from vitascope.parsing.assembly.described import dates_of, first_text, place_of, text_of, texts_of
from vitascope.parsing.entries import Entry, Run, entries_of
from vitascope.parsing.labelling.labeller import LabelledBlock
from vitascope.parsing.labels import Field
from vitascope.parsing.values import Fragment


def read_work(blocks: Sequence[LabelledBlock]) -> tuple[Work, ...]:
    """All positions, in reading order."""
    positions: list[Work] = []
    group = 0
    last: Run | None = None
    for block in blocks:
        for entry, company, place, shared in _with_companies(entries_of(block)):
            group += 0 if shared and company is last else 1
            last = company
            position = _position(entry, company, place, f"work-{len(positions) + 1}", group)
            if position is not None:
                positions.append(position)
    return tuple(positions)


def _with_companies(entries: list[Entry]) -> list[tuple[Entry, Run | None, Run | None, bool]]:
    """Each entry with its company and place; a company printed once above several positions serves all."""
    rows: list[tuple[Entry, Run | None, Run | None, bool]] = []
    company: Run | None = None
    place: Run | None = None
    for entry in entries:
        own, title, spot = entry.first(Field.ORG), entry.first(Field.TITLE), entry.first(Field.LOCATION)
        if own is not None:
            heads = title is None or own.row < title.row
            company, place = (own, spot) if heads else (None, None)
            if title is not None or entry.text or entry.all(Field.DATE):
                rows.append((entry, own, spot, False))
        elif title is not None and company is not None:
            rows.append((entry, company, spot or place, True))
        else:
            rows.append((entry, own, spot, False))
    return _without_umbrellas(rows)


def _without_umbrellas(
    rows: list[tuple[Entry, Run | None, Run | None, bool]],
) -> list[tuple[Entry, Run | None, Run | None, bool]]:
    """A company line with the dates of the whole stay is no position of its own."""
    kept = []
    for number, row in enumerate(rows):
        after = rows[number + 1] if number + 1 < len(rows) else None
        umbrella = row[0].first(Field.TITLE) is None and not row[0].text and after is not None and after[3]
        if not umbrella:
            kept.append(row)
    return kept


TITLE = 0.8
"""Likeness to a job title from which the first line under a company is one."""

SHORT = 7
"""Words of such a line, at most."""


def _with_title(entry: Entry) -> Entry:
    """An entry without a title whose first line of text is one, as some print it under the company."""
    first = entry.text[0] if entry.text else None
    if first is None or not entry.runs or entry.first(Field.TITLE) is not None or first.start:
        return entry
    words, line = first.fact.words, first.fact.line
    like = words.scores.get("title", 0.0) >= TITLE and words.words <= SHORT
    if not like or words.sentence or line.bullet or first.end < len(line.text) or line.text[0].islower():
        return entry
    title = Run(Field.TITLE, [Fragment(line, 0, first.end, entry.certainty)], len(entry.runs))
    return Entry([*entry.runs, title], entry.text[1:], entry.certainty)


def _position(entry: Entry, company: Run | None, place: Run | None, name: str, group: int) -> Work | None:
    entry = _with_title(entry)
    title, dates = first_text(entry, Field.TITLE), dates_of(entry)
    description, highlights = texts_of(entry.text, entry.certainty)
    organisation = text_of(company)
    if title is None and organisation is None and dates.start is None and description is None and not highlights:
        return None
    return Work(
        id=name,
        title=title,
        company=organisation,
        department=first_text(entry, Field.DEPARTMENT),
        location=place_of(place),
        start=dates.start,
        end=dates.end,
        current=dates.current,
        employment_type=first_text(entry, Field.KIND),
        description=description,
        highlights=highlights,
        url=first_text(entry, Field.LINK),
        group=group,
    )


def read_volunteering(blocks: Sequence[LabelledBlock]) -> tuple[Volunteer, ...]:
    """All unpaid work, in reading order."""
    found: list[Volunteer] = []
    for entry in (entry for block in blocks for entry in entries_of(block)):
        organisation, position = first_text(entry, Field.ORG), first_text(entry, Field.TITLE)
        if organisation is None and position is None:
            continue
        dates = dates_of(entry)
        description, highlights = texts_of(entry.text, entry.certainty)
        found.append(
            Volunteer(
                id=f"volunteering-{len(found) + 1}",
                organization=organisation,
                position=position,
                location=place_of(entry.first(Field.LOCATION)),
                start=dates.start,
                end=dates.end,
                description=description,
                highlights=highlights,
                url=first_text(entry, Field.LINK),
            )
        )
    return tuple(found)


def read_projects(blocks: Sequence[LabelledBlock]) -> tuple[Project, ...]:
    """All projects, in reading order; one without a name is no project."""
    found: list[Project] = []
    for entry in (entry for block in blocks for entry in entries_of(block)):
        name = first_text(entry, Field.TITLE) or first_text(entry, Field.ORG)
        if name is None:
            continue
        dates = dates_of(entry)
        description, highlights = texts_of(entry.text, entry.certainty)
        technologies = (text_of(run) for run in entry.all(Field.TECHNOLOGIES))
        found.append(
            Project(
                id=f"project-{len(found) + 1}",
                name=name,
                start=dates.start,
                end=dates.end,
                organization=first_text(entry, Field.ORG) if entry.first(Field.TITLE) else None,
                location=place_of(entry.first(Field.LOCATION)),
                description=description,
                highlights=highlights,
                technologies=tuple(text for text in technologies if text is not None),
                url=first_text(entry, Field.LINK),
            )
        )
    return tuple(found)
