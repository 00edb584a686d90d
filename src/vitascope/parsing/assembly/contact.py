"""From contact blocks and page headers to who the person is and how to reach them."""

from __future__ import annotations

from collections.abc import Sequence

from vitascope.model.resume import Basics, Date, Location, PersonName, Text
from vitascope.parsing.assembly.described import place_of, point_date, text_of
from vitascope.parsing.assembly.fallbacks import find_name, find_place
from vitascope.parsing.assembly.reach import read_emails, read_links, read_phones
from vitascope.parsing.entries import Run, runs_of
from vitascope.parsing.fields.person_names import read_name
from vitascope.parsing.fields.section_titles import read_title
from vitascope.parsing.labelling.labeller import LabelledBlock
from vitascope.parsing.labelling.vocabulary import announces
from vitascope.parsing.labels import Field, Kind
from vitascope.parsing.values import Fragment, text_value
from vitascope.taxonomy import occupations

LARGE = 15.0
"""Points from which a line is set as a name and not as text; text is 8 to 12."""

TITLED = 0.9
"""Score from which a line is the title of a section."""

PROFESSION = 0.5
"""Likeness to a job title from which a line is no part of the name."""


def read_basics(blocks: Sequence[LabelledBlock], language: str | None) -> Basics:
    """Name, headline, addresses, place and personal marks; absent where the page shows none."""
    runs = [run for block in blocks if block.kind is Kind.CONTACT for run in runs_of(list(block.pieces))]
    runs = [run for run in runs if run.field is not Field.NAME or not _is_heading(run)]
    location = _location(runs) or place_of(find_place(blocks))
    country = location.country_code if location is not None else None
    emails = read_emails(blocks)
    return Basics(
        name=_name(runs, language) or _named(find_name(blocks, emails), language),
        headline=_first(runs, Field.HEADLINE),
        emails=emails,
        phones=read_phones(blocks, country, language),
        location=location,
        links=read_links(blocks),
        nationality=_first(runs, Field.NATIONALITY),
        birth_date=_birth(runs),
    )


def _is_heading(run: Run) -> bool:
    """Whether a run that is labelled as the name is the title or a label of the contact data."""
    text = run.fragments[0].text
    title = read_title(text)
    return announces(text) is not None or (title is not None and title[1] >= TITLED)


def _birth(runs: Sequence[Run]) -> Date | None:
    for run in _of(runs, Field.BIRTH):
        if run.date is not None and run.date.first is not None:
            return point_date(run.date.first, run)
    return None


def _of(runs: Sequence[Run], field: Field) -> list[Run]:
    return [run for run in runs if run.field is field]


def _first(runs: Sequence[Run], field: Field) -> Text | None:
    return next((text for run in _of(runs, field) if (text := text_of(run)) is not None), None)


def _name(runs: Sequence[Run], language: str | None) -> PersonName | None:
    """The first run that is labelled as the name, with those that follow it at once, taken apart."""
    return _named([fragment for run in _following(runs, Field.NAME) for fragment in run.fragments], language)


def _named(fragments: list[Fragment], language: str | None) -> PersonName | None:
    text = text_value(fragments) if fragments else None
    if text is None:
        return None
    parts = read_name(text.text, language)
    return PersonName(
        text=text.text,
        confidence=text.confidence,
        evidence=text.evidence,
        given=parts.given,
        middle=parts.middle,
        family=parts.family,
        prefix=parts.prefix,
        suffix=parts.suffix,
    )


def _following(runs: Sequence[Run], field: Field) -> list[Run]:
    """The first run of a field, the runs of it that come next, and a next line set just as large."""
    start = next((at for at, run in enumerate(runs) if run.field is field), len(runs))
    end = start
    while end < len(runs) and (runs[end].field is field or (end > start and _goes_on(runs[end - 1], runs[end]))):
        end += 1
    return list(runs[start:end])


def _goes_on(before: Run, run: Run) -> bool:
    """Whether a line goes on with the large line before it: no other line of the block is set like the name.

    What a person does is set as large now and then, and is known by its words.
    """
    told = run.fragments[0].text
    if run.field is Field.HEADLINE and " " in told and occupations.likeness(told) > PROFESSION:
        return False
    last, first = before.fragments[-1], run.fragments[0]
    words = last.line.words[-1].style, first.line.words[0].style
    whole = first.start == 0 and first.end == len(first.line.text) and last.end == len(last.line.text)
    return whole and last.line is not first.line and words[0] == words[1] and words[0].size > LARGE


def _location(runs: Sequence[Run]) -> Location | None:
    """The first labelled place, with the pieces of the same address that follow it."""
    found = _of(runs, Field.LOCATION)
    if not found:
        return None
    address = Run(Field.LOCATION, list(found[0].fragments), found[0].row)
    for run in found[1:]:
        last, fragment = address.fragments[-1], run.fragments[0]
        if fragment.line is last.line and fragment.start - last.end <= 3:
            address.fragments[-1] = Fragment(
                last.line, last.start, fragment.end, min(last.probability, fragment.probability)
            )
        elif fragment.line is not last.line and len(address.fragments) < 4:
            address.fragments.append(fragment)
        else:
            break
    return place_of(address)
