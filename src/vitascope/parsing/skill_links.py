"""Printed skill names become concepts, tied to the entries that show them in use.

Nothing is added that is not printed: a concept's label stands beside the printed
name, and a position lists only the skills that the résumé itself names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from vitascope.model.resume import Date, Education, Project, Resume, Skill, Text, Work
from vitascope.parsing import experience
from vitascope.taxonomy import skills
from vitascope.taxonomy.skills import SkillConcept

Entry = Work | Project | Education
Known = tuple[Skill, SkillConcept | None]

_SHORT = 2


def link_skills(resume: Resume) -> Resume:
    """The résumé with its skills tied to concepts and to the work, projects and education that mention them."""
    as_of = date.fromisoformat(resume.as_of)
    known = [(skill, skills.find(skill.text)) for skill in resume.skills]
    shown: dict[int, list[Entry]] = defaultdict(list)
    named: dict[str, dict[str, None]] = defaultdict(dict)
    for entry, running, listed in _entries(resume):
        for number in _mentioned(known, running, listed):
            shown[number].append(entry)
            named[entry.id][known[number][0].text] = None
    linked = tuple(_linked(each, shown[number], as_of) for number, each in enumerate(known))
    work = tuple(position.model_copy(update={"skills": tuple(named[position.id])}) for position in resume.work)
    return resume.model_copy(update={"skills": linked, "work": work})


def _entries(resume: Resume) -> Iterator[tuple[Entry, list[str], list[str]]]:
    """Each entry that may mention skills, with its running texts and its lists of skills."""
    for position in resume.work:
        yield position, _texts(position.title, position.description, *position.highlights), []
    for project in resume.projects:
        running = _texts(project.name, project.role, project.description, *project.highlights)
        yield project, running, _texts(*project.technologies)
    for stay in resume.education:
        yield stay, _texts(stay.field, stay.description, *stay.courses, *stay.highlights), []


def _texts(*values: Text | None) -> list[str]:
    return [value.text for value in values if value is not None]


def _mentioned(known: Sequence[Known], running: Sequence[str], listed: Sequence[str]) -> Iterator[int]:
    """The numbers of the skills that an entry's texts mention, by concept or by the printed words."""
    found = {mention.concept.id for text in running for mention in skills.in_context(text, skills.mentions(text))}
    for text in listed:
        found |= {mention.concept.id for mention in skills.mentions(text)}
        whole = skills.find(text)
        if whole is not None:
            found.add(whole.id)
    everything = "\n".join([*running, *listed])
    for number, (skill, concept) in enumerate(known):
        if (concept is not None and concept.id in found) or (concept is None and _printed(skill.text)(everything)):
            yield number


def _printed(name: str) -> Callable[[str], object]:
    """A search for a name that no concept stands for; very short ones are too likely to be something else."""
    if len(name) <= _SHORT:
        return lambda _: None
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE).search


def _linked(known: Known, entries: Sequence[Entry], as_of: date) -> Skill:
    skill, concept = known
    update: dict[str, object] = {"mentioned_in": tuple(dict.fromkeys(entry.id for entry in entries))}
    if concept is not None:
        update |= {"concept": concept.id, "label": concept.label, "category": concept.category}
    used = [entry for entry in entries if isinstance(entry, Work)]
    stays = [span for entry in used if (span := experience.span_of(entry, as_of, current=entry.current)) is not None]
    if stays:
        update |= {"months": experience.covered(stays), "last_used": _last_used(used, as_of)}
    return skill.model_copy(update=update)


def _last_used(used: Sequence[Work], as_of: date) -> str | None:
    """When the latest of some dated positions ended, as precisely as that was printed."""
    last: tuple[int, Work] | None = None
    for entry in used:
        span = experience.span_of(entry, as_of, current=entry.current)
        if span is not None and (last is None or span[1] > last[0]):
            last = (span[1], entry)
    if last is None:
        return None
    entry = last[1]
    if entry.current or (entry.end is not None and entry.end.present):
        return "present"
    return _to_the_month(entry.end or entry.start)


def _to_the_month(moment: Date | None) -> str | None:
    return moment.iso[:7] if moment is not None else None
