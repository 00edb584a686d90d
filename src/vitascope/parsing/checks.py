"""From a document and the record read from it to what a person should know before trusting either.

Each check is a function of the two and gives findings; none changes the record.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from vitascope.model.document import Document, HiddenText, Hiding
from vitascope.model.findings import Code, Finding, Severity
from vitascope.model.resume import Date, Dated, Evidence, Resume, Work
from vitascope.parsing.experience import Months, gaps, month_index, opening, span_of
from vitascope.parsing.fields.dates import find_dates
from vitascope.parsing.fields.section_titles import CONTAINED, read_title
from vitascope.parsing.labels import Kind
from vitascope.parsing.machine_text import find_machine_text
from vitascope.taxonomy import languages, names
from vitascope.taxonomy.languages.folding import fold

HARMLESS = frozenset({Hiding.DELETED, Hiding.COMMENT, Hiding.ZERO_WIDTH})
"""Traces of editing rather than of a trick."""

SHOWN = 300
"""Characters that a finding quotes."""

LONG_GAP = 12
"""Months without work or study that are worth a word."""

LONG_OVERLAP = 3
"""Months that two positions may share without a word: handing over takes that long."""

WORKING_AGE = 14

REPEATED, SHARE = 12, 0.04
"""A word is stuffed in that is there so often, and makes up so much of the text."""

MANY_SKILLS = 150
"""More skills than anybody lists to be read."""

WORD = re.compile(r"[^\W\d_][\w+#.]{2,}")
PERIODS = 2
"""Printed periods that alone make a text look like a career."""


def check(document: Document, resume: Resume) -> tuple[Finding, ...]:
    """All findings, the gravest first, else in the order of the checks."""
    found = [
        *hidden_text(document),
        *find_machine_text(document),
        *keyword_stuffing(document, resume),
        *impossible_dates(resume),
        *overlaps(resume),
        *long_gaps(resume),
        *other_name(resume),
        *not_a_resume(document, resume),
    ]
    order = (Severity.SERIOUS, Severity.WARNING, Severity.INFO)
    return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))


def hidden_text(document: Document) -> Iterator[Finding]:
    """One finding for each page and way of hiding, unless the reader has said it already."""
    if any(finding.code is Code.HIDDEN_TEXT for finding in document.findings):
        return
    groups: dict[tuple[int, Hiding], list[HiddenText]] = {}
    for piece in document.hidden:
        groups.setdefault((piece.page, piece.reason), []).append(piece)
    for (page, reason), pieces in groups.items():
        box = pieces[0].box
        yield Finding(
            code=Code.HIDDEN_TEXT,
            severity=Severity.INFO if reason in HARMLESS else Severity.WARNING,
            message=f"The page holds text that a reader does not see ({reason.value.replace('_', ' ')}).",
            page=page,
            box=(box.left, box.top, box.right, box.bottom) if box else None,
            text=" ".join(piece.text for piece in pieces)[:SHOWN],
        )


def keyword_stuffing(document: Document, resume: Resume) -> Iterator[Finding]:
    """A word that is repeated beyond use, and lists of skills that nobody reads."""
    words = WORD.findall(fold(document.text))
    for word, times in Counter(words).most_common(3):
        if times >= REPEATED and times >= SHARE * len(words) and word not in usual_words():
            yield Finding(
                code=Code.KEYWORD_STUFFING,
                severity=Severity.WARNING,
                message=f"One word stands {times} times in the text.",
                text=word,
            )
    if len(resume.skills) > MANY_SKILLS:
        yield Finding(
            code=Code.KEYWORD_STUFFING,
            severity=Severity.WARNING,
            message=f"{len(resume.skills)} skills are listed, more than anybody can show.",
        )


@lru_cache(maxsize=1)
def usual_words() -> frozenset[str]:
    """The most frequent words of every language, folded."""
    return frozenset(fold(word) for table in languages.load() for word in table.stop_words)


def impossible_dates(resume: Resume) -> Iterator[Finding]:
    """Periods that end before they begin, work that has not begun, and work before the age for it."""
    as_of = date.fromisoformat(resume.as_of)
    now = month_index(as_of.year, as_of.month)
    birth = resume.basics.birth_date
    for entry in (*resume.work, *resume.education, *resume.projects, *resume.volunteering):
        first, last = sortable(entry.start), sortable(entry.end)
        if first and last and first[: min(len(first), len(last))] > last[: min(len(first), len(last))]:
            yield about(entry, Code.DATES_IMPOSSIBLE, Severity.WARNING, "A period ends before it begins.")
    for job in resume.work:
        begins = opening(job.start) if job.start else None
        if job.start and job.start.year and begins is not None:
            if job.start.year > as_of.year or (job.start.month and begins > now):
                yield about(job, Code.DATES_IMPOSSIBLE, Severity.WARNING, "A position begins in the future.")
            elif birth and birth.year and job.start.year < birth.year + WORKING_AGE:
                yield about(job, Code.DATES_IMPOSSIBLE, Severity.WARNING, "A position begins in childhood.")


def sortable(moment: Date | None) -> tuple[int, ...]:
    """A date as numbers that compare at the precision both have; empty for an open or absent one."""
    if moment is None or moment.year is None:
        return ()
    return (moment.year, moment.month) if moment.month else (moment.year,)


def overlaps(resume: Resume) -> Iterator[Finding]:
    """Positions with different employers that share more than a hand-over."""
    spans = sorted(work_spans(resume), key=lambda pair: pair[0])
    for number, ((first, last), job) in enumerate(spans):
        for (other_first, other_last), other in spans[number + 1 :]:
            shared = min(last, other_last) - max(first, other_first)
            apart = job.group != other.group and (job.company is None or job.company != other.company)
            if shared > LONG_OVERLAP and apart:
                yield about(other, Code.DATES_OVERLAP, Severity.INFO, f"Two positions overlap by {shared} months.")


def long_gaps(resume: Resume) -> Iterator[Finding]:
    """Stretches between positions that neither work nor study nor volunteering fills."""
    as_of = date.fromisoformat(resume.as_of)
    working = [span for span, _ in work_spans(resume)]
    if not working:
        return
    others = [
        span for entry in (*resume.education, *resume.volunteering) if (span := span_of(entry, as_of)) is not None
    ]
    for first, last in gaps([*working, *others]):
        if last - first > LONG_GAP and first >= min(span[0] for span in working):
            yield Finding(
                code=Code.GAP,
                message=f"Nothing is said of {printed_month(first)} to {printed_month(last - 1)}.",
            )


def work_spans(resume: Resume) -> list[tuple[Months, Work]]:
    """The months of each position that is dated."""
    as_of = date.fromisoformat(resume.as_of)
    return [(span, job) for job in resume.work if (span := span_of(job, as_of, current=job.current)) is not None]


def printed_month(index: int) -> str:
    """A count of months as `YYYY-MM`."""
    return f"{index // 12:04}-{index % 12 + 1:02}"


def about(entry: Dated, code: Code, severity: Severity, message: str) -> Finding:
    """A finding at the place where an entry's dates are printed."""
    moment = entry.start or entry.end
    where: Evidence | None = moment.evidence[0] if moment else None
    return Finding(
        code=code,
        severity=severity,
        message=message,
        page=where.page if where else None,
        box=where.box if where else None,
        text=where.text if where else "",
    )


LATIN = dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziiklmnoprstufye", strict=True)) | {
    "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch", "ъ": "", "ь": "", "ю": "yu", "я": "ya",
}  # fmt: skip


def other_name(resume: Resume) -> Iterator[Finding]:
    """An e-mail address that spells out somebody else's first and last name."""
    if resume.basics.name is None:
        return
    own = {part for word in re.findall(r"[^\W\d_]+", resume.basics.name.text) for part in spellings(word)}
    if not any(part.isascii() and len(part) >= 3 for part in own):
        return
    for email in resume.basics.emails:
        parts = [part for part in re.split(r"[\W\d_]+", fold(email.text.split("@")[0])) if len(part) >= 3]
        named = len(parts) >= 2 and any(map(names.is_forename, parts)) and any(map(names.is_surname, parts))
        if named and not any(alike(part, name) for part in parts for name in own):
            where = email.evidence[0]
            yield Finding(
                code=Code.EMAIL_NAME_DISAGREE,
                severity=Severity.WARNING,
                message="The e-mail address spells out another name than the document's.",
                page=where.page,
                box=where.box,
            )


def spellings(word: str) -> set[str]:
    """The ways a name may be written in an address: without accents, with umlauts spelled out, in Latin letters."""
    folded = fold(word)
    umlauts = word.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    return {folded, fold(umlauts), "".join(LATIN.get(letter, letter) for letter in folded)}


def alike(part: str, name: str) -> bool:
    """Whether a part of an address may stand for a name: the same beginning, or the one inside the other."""
    return len(name) >= 3 and (part[:3] == name[:3] or name in part or part in name)


def not_a_resume(document: Document, resume: Resume) -> Iterator[Finding]:
    """No sign of a career at all, or else the parts that every résumé should have and this one lacks."""
    kinds = {title[0] for line in document.lines if (title := read_title(line.text)) and title[1] >= CONTAINED}
    telling = kinds & {Kind.WORK, Kind.EDUCATION, Kind.SKILLS, Kind.SUMMARY, Kind.LANGUAGES, Kind.CERTIFICATIONS}
    if len(telling) < 2 and not kinds & {Kind.WORK, Kind.EDUCATION} and periods(document) < PERIODS:
        yield Finding(
            code=Code.NOT_A_RESUME,
            severity=Severity.SERIOUS,
            message="Nothing in the text speaks of work, education or skills; it may be no résumé.",
        )
        return
    for missing, part in (
        (not resume.work and not resume.volunteering and not resume.projects, "work experience"),
        (not resume.education, "education"),
        (not resume.skills, "skills"),
        (not resume.basics.emails and not resume.basics.phones, "an e-mail address or a phone number"),
    ):
        if missing:
            yield Finding(code=Code.MISSING_SECTION, message=f"The document does not show {part}.")


def periods(document: Document) -> int:
    """Printed periods of time; a few are enough, so that long texts are not read to their end."""
    count = 0
    for line in document.lines:
        count += sum(1 for found in find_dates(line.text) if found.first and found.last)
        if count >= PERIODS:
            break
    return count
