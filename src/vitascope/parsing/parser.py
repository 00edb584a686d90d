"""From a document to a résumé.

    lines → facts → labels → blocks → entries → Resume

Each step is a module here, and a pure function from one of these to the next; `parse`
calls them in that order and does nothing else. No step looks back: a step that needs
more gets it from the step before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from vitascope import taxonomy
from vitascope.model.document import Document
from vitascope.model.resume import Resume, Section, Text, Versions
from vitascope.parsing.assembly.contact import read_basics
from vitascope.parsing.assembly.education import read_education
from vitascope.parsing.assembly.lists import read_interests, read_languages, read_skills
from vitascope.parsing.assembly.named import read_awards, read_certifications, read_publications, read_references
from vitascope.parsing.assembly.sections import read_sections
from vitascope.parsing.assembly.work import read_projects, read_volunteering, read_work
from vitascope.parsing.calibration import calibrate, values_for_review
from vitascope.parsing.checks import check
from vitascope.parsing.document_titles import title_lines
from vitascope.parsing.experience import total_months
from vitascope.parsing.fields.text_language import document_language
from vitascope.parsing.labelling.labeller import LabelledBlock, label
from vitascope.parsing.labelling.sequence_model import Models, packaged
from vitascope.parsing.labels import Kind, Role
from vitascope.parsing.machine_text import machine_lines
from vitascope.parsing.skill_links import link_skills
from vitascope.parsing.values import text_value, whole

VERSION = "2"
"""Changes whenever the same document could give another record."""


def parse(document: Document, *, as_of: date, models: Models = packaged) -> Resume:
    """The record of a document; open ends are counted to `as_of`.

    Every value points at words of `document`. A part that the document does not
    show is absent; a document without lines gives an empty record, which the pipeline
    refuses before it comes here.
    """
    resume = calibrate(link_skills(parse_raw(document, as_of=as_of, models=models)))
    months = total_months(resume.work, as_of)
    return resume.model_copy(
        update={
            "experience_months": months,
            "findings": (*document.findings, *check(document, resume)),
            "review": values_for_review(resume),
        }
    )


def parse_raw(document: Document, *, as_of: date, models: Models = packaged) -> Resume:
    """The record with the models' own probabilities, before skills are tied and confidences calibrated."""
    titles, left_out = title_lines(document), machine_lines(document)
    blocks = label(_without(document, titles | left_out), models)
    resume = _assembled(document, blocks, document_language(document.text), as_of)
    title = text_value([whole(document.lines[number]) for number in sorted(titles - left_out)])
    sections = (Section(kind=Kind.NOISE.value, text=title),) if title is not None else ()
    return resume.model_copy(update={"sections": (*sections, *resume.sections)})


def _without(document: Document, left_out: frozenset[int]) -> Document:
    """The document without some of its lines."""
    if not left_out:
        return document
    kept = {id(line) for number, line in enumerate(document.lines) if number not in left_out}
    pages = tuple(
        replace(page, lines=tuple(line for line in page.lines if id(line) in kept)) for page in document.pages
    )
    return replace(document, pages=pages)


def _assembled(document: Document, blocks: Sequence[LabelledBlock], language: str | None, as_of: date) -> Resume:
    def of(*kinds: Kind) -> list[LabelledBlock]:
        return [block for block in blocks if block.kind in kinds]

    return Resume(
        basics=read_basics(blocks, language),
        summary=_summary(of(Kind.SUMMARY)),
        work=read_work(of(Kind.WORK)),
        education=read_education(of(Kind.EDUCATION)),
        skills=read_skills(of(Kind.SKILLS)),
        languages=read_languages(of(Kind.LANGUAGES)),
        certifications=read_certifications(of(Kind.CERTIFICATIONS)),
        projects=read_projects(of(Kind.PROJECTS)),
        awards=read_awards(of(Kind.AWARDS)),
        publications=read_publications(of(Kind.PUBLICATIONS)),
        volunteering=read_volunteering(of(Kind.VOLUNTEERING)),
        interests=read_interests(of(Kind.INTERESTS)),
        references=read_references(of(Kind.REFERENCES)),
        sections=read_sections(blocks),
        language=language,
        as_of=as_of.isoformat(),
        pages=max(1, len(document.pages)),
        format=document.format,
        versions=Versions(reader=document.reader, parser=VERSION, taxonomy=taxonomy.VERSION),
    )


def _summary(blocks: Sequence[LabelledBlock]) -> Text | None:
    """The first summary block that has text; others stay in the record as sections."""
    for block in blocks:
        fragments = [
            whole(fact.line, certainty)
            for fact, label, certainty in zip(block.lines, block.labels, block.certainty, strict=True)
            if label.role is not Role.HEADING
        ]
        if fragments:
            return text_value(fragments)
    return None
