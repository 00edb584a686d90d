"""From a record to a professional summary: three to five sentences, all of facts of that record.

Nothing is judged and nothing is added: a sentence exists where the record has its fact, and its
words are the page's own. The only numbers that no page shows are years and months of work, counted
from its dates by the parser. Where the record has too little for three sentences, there are fewer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from vitascope.coaching.wording import Wording, wording_of
from vitascope.model.resume import Dated, Education, Language, Resume, Text, Volunteer, Work

FEWEST, MOST = 3, 5
"""Sentences."""

LONGEST_FACT = 90
"""Characters: what is longer is a paragraph that was taken for a title, and would drown the sentence."""

SKILLS, FORMER, STUDIES, OTHERS = 6, 2, 2, 3
"""Things that one sentence names."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one sentence says.

    Attributes:
        kind: of the sentence, as in `Wording.sentences`.
        items: facts, at least one.
        apart: the facts hold commas themselves.
        several: the sentence for several things, although it names only one.
    """

    kind: str
    items: tuple[str, ...]
    apart: bool = False
    several: bool = False

    def said(self, wording: Wording) -> str:
        """The sentence."""
        several = self.several or len(self.items) > 1
        items = wording.apart.join(self.items) if self.apart else wording.listed(self.items)
        sentence = wording.sentences[self.kind][several].format(items=items)
        # "Inc." at the end of a sentence needs no second full stop.
        return sentence.replace("..", ".") if sentence.endswith("..") else sentence


Kind = Callable[[Resume, Wording], Statement | None]


def summary_of(resume: Resume) -> str | None:
    """The summary in the résumé's own language; None where the record has not one fact for it."""
    wording = wording_of(resume.language)
    stated = {kind: statement for kind in ORDER if (statement := kind(resume, wording))}
    chosen = [kind for kind in PREFERRED if kind in stated][:MOST]
    chosen += [kind for kind in SPARE if kind in stated][: max(0, FEWEST - len(chosen))]
    said = [stated[kind].said(wording) for kind in ORDER if kind in chosen]
    return wording.between.join(said) or None


def _name(resume: Resume, _: Wording) -> Statement | None:
    return _stated("name", _facts((resume.basics.name,)))


def _headline(resume: Resume, _: Wording) -> Statement | None:
    return _stated("headline", _facts((resume.basics.headline,)))


def _position(resume: Resume, wording: Wording) -> Statement | None:
    """What the person does now, or did last."""
    current = tuple(_held(resume, wording, current=True))
    if current:
        return _stated("current", current[:FORMER])
    return _stated("latest", tuple(_held(resume, wording, current=False))[:1])


def _former(resume: Resume, wording: Wording) -> Statement | None:
    past = tuple(_held(resume, wording, current=False))
    if not any(work.current for work in resume.work):
        past = past[1:]
    return _stated("former", past[:FORMER], several=len(past) > FORMER)


def _held(resume: Resume, wording: Wording, *, current: bool) -> Iterator[str]:
    for work in resume.work:
        if work.current is current and (place := _place(work, wording)):
            yield place


def _place(work: Work, wording: Wording) -> str:
    title, company = _fact(work.title), _fact(work.company)
    place = wording.place.format(title=title, company=company) if title and company else title or company
    return _dated(place, work, wording) if place else ""


def _dated(fact: str, dated: Dated, wording: Wording) -> str:
    """The fact with its years behind it, where they are known."""
    start = dated.start.year if dated.start else None
    end = dated.end.year if dated.end and not dated.end.present else None
    goes_on = bool(dated.end and dated.end.present) or (isinstance(dated, Work) and dated.current)
    if start and goes_on:
        years = wording.since.format(year=start)
    elif start and end and start != end:
        years = f"{start}–{end}"
    else:
        years = str(end or start or "")
    return wording.bracket.format(fact=fact, more=years) if years else fact


def _experience(resume: Resume, wording: Wording) -> Statement | None:
    months = resume.experience_months
    return Statement("experience", (wording.counted(months),)) if months else None


def _education(resume: Resume, wording: Wording) -> Statement | None:
    studies = [study for each in resume.education if (study := _study(each, wording))]
    return _stated("education", studies[:STUDIES], apart=True)


def _study(study: Education, wording: Wording) -> str:
    facts = wording.comma.join(_facts((study.degree, study.field, study.institution)))
    return _dated(facts, study, wording) if facts else ""


def _skills(resume: Resume, _: Wording) -> Statement | None:
    skills = _facts(resume.skills)
    return _stated("skills", skills[:SKILLS], several=len(skills) > SKILLS)


def _languages(resume: Resume, wording: Wording) -> Statement | None:
    return _stated("languages", [_spoken(each, wording) for each in resume.languages if _fact(each)])


def _spoken(language: Language, wording: Wording) -> str:
    level = _fact(language.level)
    return wording.bracket.format(fact=_fact(language), more=level) if level else _fact(language)


def _certifications(resume: Resume, _: Wording) -> Statement | None:
    return _stated("certifications", _facts(each.name for each in resume.certifications)[:OTHERS])


def _projects(resume: Resume, _: Wording) -> Statement | None:
    return _stated("projects", _facts(each.name for each in resume.projects)[:OTHERS])


def _volunteering(resume: Resume, _: Wording) -> Statement | None:
    return _stated("volunteering", [each for each in map(_helped, resume.volunteering) if each][:OTHERS], apart=True)


def _helped(each: Volunteer) -> str:
    return ", ".join(_facts((each.position, each.organization)))


def _location(resume: Resume, _: Wording) -> Statement | None:
    return _stated("location", _facts((resume.basics.location,)))


def _stated(kind: str, items: Sequence[str], *, apart: bool = False, several: bool = False) -> Statement | None:
    return Statement(kind, tuple(items), apart, several) if items else None


def _facts(texts: Sequence[Text | None] | Iterator[Text | None]) -> tuple[str, ...]:
    """Those that can stand in a sentence, each once."""
    return tuple(dict.fromkeys(fact for text in texts if (fact := _fact(text))))


def _fact(text: Text | None) -> str:
    """The words as printed on one line; empty where there are none, or too many."""
    words = " ".join(text.text.split()).rstrip(",;:·•|") if text else ""
    return words if len(words) <= LONGEST_FACT else ""


ORDER: tuple[Kind, ...] = (
    _name,
    _headline,
    _position,
    _former,
    _experience,
    _education,
    _skills,
    _languages,
    _certifications,
    _projects,
    _volunteering,
    _location,
)
"""In which the sentences are told."""

PREFERRED: tuple[Kind, ...] = (_position, _experience, _education, _skills, _former, _languages, _certifications)
"""What a reader asks first comes first; the others fill up what these leave free."""

SPARE: tuple[Kind, ...] = (_headline, _projects, _location, _volunteering, _name)
"""For records with too little else."""
