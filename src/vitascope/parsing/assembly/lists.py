"""From blocks of skills, languages and interests to their items."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from vitascope.model.document import Style
from vitascope.model.resume import Language, Skill, Text
from vitascope.parsing.assembly.described import text_of
from vitascope.parsing.assembly.pills import pills_of
from vitascope.parsing.entries import Run, runs_of
from vitascope.parsing.fields.languages import cefr_of, code_of
from vitascope.parsing.fields.languages import read_languages as languages_in
from vitascope.parsing.fields.section_titles import EXACT, read_title
from vitascope.parsing.labelling.labeller import LabelledBlock
from vitascope.parsing.labelling.pieces import WIDE_GAP, box_of
from vitascope.parsing.labelling.vocabulary import announces, shares
from vitascope.parsing.labels import Field, Kind
from vitascope.parsing.values import Fragment
from vitascope.taxonomy import skills

MANY, MOSTLY = 3, 0.6
"""Known skills in a row without a separator that make it a list, and the share of its characters they make up."""

COLONS = frozenset({":", "："})

SHORT = 3
"""Letters of a name that a colon may part from the rest of it ("1C:ERP")."""

LISTED = frozenset({Field.GROUP, Field.SKILL, Field.LEVEL})


def _runs(blocks: Sequence[LabelledBlock]) -> list[Run]:
    return [run for block in blocks for run in runs_of(list(block.pieces))]


def _with_brackets(runs: Sequence[Run]) -> list[Run]:
    """A skill and the one remark in brackets that follows it are one skill ("Accessibility (WCAG 2.2)")."""
    kept: list[Run] = []
    for run in runs:
        before = kept[-1] if kept else None
        if run.bracketed and not _rates(run) and before is not None and before.field is Field.SKILL:
            last, remark = before.fragments[-1], run.fragments[0]
            if remark.line is last.line:
                sure = min(last.probability, remark.probability)
                before.fragments[-1] = Fragment(last.line, last.start, remark.end + 1, sure)
                continue
        kept.append(run)
    return kept


def _rates(run: Run) -> bool:
    """Whether a remark says how well a skill is mastered, in words or years."""
    remark = run.fragments[0]
    told = shares(remark.text)
    heads = remark.line.text[remark.end + 1 : remark.end + 2] in COLONS
    return run.field is Field.LEVEL and (heads or "level" in told or "duration" in told)


SLASH = re.compile(r"\s/\s")
LISTING = re.compile(r"\s*[,;|•·、，；]\s*")
LISTED_BEHIND = re.compile(r"[,;|•·、，；]\s*$")
CLASS = re.compile(r"(?:\S.*\s)?[A-ZА-Я]\d?E?")
"""A class of licence, at the end of what is licensed or by itself ("category B, C")."""


def _mended(runs: Sequence[Run]) -> list[Run]:
    """Skills joined again that hold a slash ("SEO / SEA"), a colon or a comma of their own."""
    kept: list[Run] = []
    listed = {id(run.fragments[0].line) for before, run in pairwise(runs) if LISTING.fullmatch(_between(before, run))}
    for number, run in enumerate(runs):
        before = kept[-1] if kept else None
        if before is not None and _is_one(before, run, _beside(runs, number), listed):
            fragment, more = before.fragments[-1], run.fragments[0]
            sure = min(fragment.probability, more.probability)
            joined = [*before.fragments[:-1], Fragment(fragment.line, fragment.start, more.end, sure)]
            kept[-1] = Run(Field.SKILL, joined, before.row)
        else:
            kept.append(run)
    return kept


def _beside(runs: Sequence[Run], number: int) -> tuple[str, str]:
    """What parts the run before a run from its own neighbour, and the run from the next."""
    before = _between(runs[number - 2], runs[number - 1]) if number > 1 else ""
    return before, _between(runs[number], runs[number + 1]) if number + 1 < len(runs) else ""


def _between(before: Run, run: Run) -> str:
    """What is printed between two runs of one line; empty where they stand on two."""
    last, first = before.fragments[-1], run.fragments[0]
    return last.line.text[last.end : first.start] if last.line is first.line else ""


def _is_one(before: Run, run: Run, beside: tuple[str, str], listed: set[int]) -> bool:
    joint = _between(before, run)
    if not joint or run.field is not Field.SKILL:
        return False
    if joint == ":":
        return len(before.fragments[-1].text) <= SHORT
    if before.field is not Field.SKILL:
        return False
    if SLASH.fullmatch(joint):
        return id(run.fragments[0].line) in listed or not any(map(SLASH.fullmatch, beside))
    whole, more = before.fragments[-1].text, run.fragments[0].text
    return joint.strip() == "," and " " in whole and all(map(CLASS.fullmatch, (whole, more)))


def _known(run: Run) -> Run:
    """A piece that the model made nothing of is a skill where the taxonomy knows it as one."""
    unread = run.field in {Field.LABEL, Field.TEXT} and len(run.fragments) == 1
    if unread and run.field is Field.LABEL and _is_listed(run.fragments[0]):
        return replace(run, field=Field.SKILL)
    return replace(run, field=Field.SKILL) if unread and skills.find(run.fragments[0].text) is not None else run


def _without_labels(runs: Sequence[Run]) -> list[Run]:
    """Runs without the label before a gap that announces the value behind it ("Driving licence    B")."""
    return [run for run, after in zip_longest(runs, runs[1:]) if after is None or not _is_label(run, after)]


def _is_label(run: Run, after: Run) -> bool:
    first, value = run.fragments[0], after.fragments[0]
    begins = run.field is Field.SKILL and not first.start and value.line is first.line
    return begins and _parted_by(first, value) == "gap" and announces(first.text) is not None


def _without_lone_level(runs: Sequence[Run]) -> list[Run]:
    """Runs with the only level of a list as a skill, where it stands on a line of its own and rates nothing."""
    levels = [run for run in runs if run.field is Field.LEVEL]
    if len(levels) != 1 or levels[0].bracketed or _rates(levels[0]) or not _is_whole_line(levels[0]):
        return list(runs)
    return [replace(run, field=Field.SKILL) if run is levels[0] else run for run in runs]


def _is_whole_line(run: Run) -> bool:
    """Whether a run is a word with a letter, alone on its line."""
    fragment = run.fragments[0]
    alone = len(run.fragments) == 1 and fragment.text == fragment.line.text
    return alone and any(map(str.isalpha, fragment.text))


def _is_listed(fragment: Fragment) -> bool:
    """Whether a piece follows another behind a sign of a list, and no colon follows it."""
    text = fragment.line.text
    if fragment.text[0].islower():
        return False
    return bool(LISTED_BEHIND.search(text, 0, fragment.start)) and text[fragment.end : fragment.end + 1] not in COLONS


def _unspaced(run: Run) -> list[Run]:
    """A list whose separators are only spaces, parted by the skills that the taxonomy knows in it.

    What stands before the first of them names their group.
    """
    fragment = run.fragments[0]
    text = fragment.text
    if run.field is Field.LEVEL or len(run.fragments) > 1 or len(text.split()) < MANY:
        return [run]
    known = skills.in_context(text, skills.mentions(text), listed=True)
    told = sum(mention.end - mention.start for mention in known)
    if len(known) < MANY or told < MOSTLY * (len(text) - known[0].start):
        return [run]
    starts = [mention.start for mention in known]
    ends = [*(len(text[:start].rstrip(" ,;/")) for start in starts[1:]), len(text)]
    parts = [Run(Field.SKILL, [_part(fragment, start, end)], run.row) for start, end in zip(starts, ends, strict=True)]
    group = text[: starts[0]].rstrip(" :")
    return [Run(Field.GROUP, [_part(fragment, 0, len(group))], run.row), *parts] if group else parts


def _looks_apart(head: Fragment, first: Fragment, behind: Run | None) -> bool:
    """Whether what stands first in a row is set apart from the others: by its style or by what follows it."""
    line = head.line
    between = line.text[head.end : first.start]
    if any(mark in between for mark in ":：–—-(") or _style_at(head) != _style_at(first):
        return True
    if behind is None or behind.fragments[0].line is not line or not _parted_by(head, first):
        return not LISTING.fullmatch(between)
    return _parted_by(head, first) != _parted_by(first, behind.fragments[0])


def _parted_by(left: Fragment, right: Fragment) -> str:
    """What parts two fragments of a line: a sign, a gap, or nothing but a space."""
    sign = left.line.text[left.end : right.start].strip()
    gap = box_of(right.line, right.start, right.end).left - box_of(left.line, left.start, left.end).right
    return sign or ("gap" if gap > WIDE_GAP * left.line.size else "")


def _style_at(fragment: Fragment) -> Style:
    line = fragment.line
    return line.words[max(0, bisect_right(line.starts, fragment.start) - 1)].style


def _heads(group: Run, skill: Run, behind: Run | None) -> bool:
    """Whether a group heads the skill after it: it looks different, or it stands on the skill's own line."""
    if skill.field is not Field.SKILL:
        return False
    head, first = group.fragments[-1], skill.fragments[0]
    if head.line is first.line:
        return _looks_apart(head, first, behind)
    same_look = head.line.words[0].style == first.line.words[0].style and head.line.bullet == first.line.bullet
    return not same_look or head.line.text.rstrip().endswith((":", "："))


def _unwrapped(runs: Sequence[Run]) -> list[Run]:
    """Skills that a narrow column broke in two ("Early warning / scores"), joined; known skills stay apart."""
    kept: list[Run] = []
    for run in runs:
        before = kept[-1] if kept else None
        if before is not None and _goes_on(before, run):
            before.fragments.extend(run.fragments)
        else:
            kept.append(run)
    return kept


def _goes_on(before: Run, run: Run) -> bool:
    last, first = before.fragments[-1], run.fragments[0]
    broken = (
        run.field is Field.SKILL
        and before.field in {Field.SKILL, Field.GROUP}
        and last.line is not first.line
        and last.end == len(last.line.text)
        and first.start == 0
        and not first.line.bullet
        and last.text[:1].isupper()
        and first.text[:1].islower()
    )
    return broken and skills.find(first.text) is None and skills.find(last.text) is None


def _part(fragment: Fragment, start: int, end: int) -> Fragment:
    return Fragment(fragment.line, fragment.start + start, fragment.start + end, fragment.probability)


def read_skills(blocks: Sequence[LabelledBlock]) -> tuple[Skill, ...]:
    """Every listed skill once, in reading order, under the group it is listed in.

    A group that lists nothing is a skill itself.
    """
    found: dict[str, Skill] = {}
    for block in blocks:
        group: str | None = None
        last: str | None = None
        runs = [
            part
            for run in map(_known, _with_brackets(_without_labels(_without_lone_level(runs_of(list(block.pieces))))))
            if run.field in LISTED
            for pill in pills_of(run)
            for part in _unspaced(pill)
        ]
        runs = _unwrapped(_mended(runs))
        for run, after, behind in zip_longest(runs, runs[1:], runs[2:]):
            text = text_of(run)
            if text is None:
                continue
            if run.field is Field.GROUP and after is not None and _heads(run, after, behind):
                group = text.text
            elif run.field is not Field.LEVEL:
                last = text.text.casefold()
                skill = Skill(text=text.text, confidence=text.confidence, evidence=text.evidence, group=group)
                found.setdefault(last, skill)
            elif last is not None and found[last].level is None:
                found[last] = found[last].model_copy(update={"level": text.text})
    return tuple(found.values())


def read_languages(blocks: Sequence[LabelledBlock]) -> tuple[Language, ...]:
    """Every language once, with the level that follows it (or stands before it, where none follows)."""
    found: dict[str, Language] = {}
    last: str | None = None
    waiting: Text | None = None
    for run in (part for whole in _runs(blocks) for part in _parted(whole)):
        text = text_of(run)
        if text is None:
            continue
        if run.field is Field.LANGUAGE:
            last = text.text.casefold()
            language = Language(
                text=text.text, confidence=text.confidence, evidence=text.evidence, code=code_of(text.text)
            )
            found.setdefault(last, _levelled(language, waiting) if waiting is not None else language)
            waiting = None
        elif run.field is Field.LEVEL:
            if last is None:
                waiting = text
            elif found[last].level is None:
                found[last] = _levelled(found[last], text)
    return tuple(found.values())


def _parted(run: Run) -> list[Run]:
    """A language and its level that nothing but a space parts ("Inglês C1")."""
    fragment = run.fragments[0]
    known = languages_in(fragment.text) if len(run.fragments) == 1 else []
    if run.field not in {Field.LANGUAGE, Field.LEVEL, Field.GROUP} or len(known) != 1:
        return [run]
    language = known[0]
    head = fragment.text[: language.start].rstrip()
    if head and "level" not in shares(head):
        return [run]
    parts = [Run(Field.LEVEL, [_part(fragment, 0, len(head))], run.row)] if head else []
    parts.append(Run(Field.LANGUAGE, [_part(fragment, language.start, language.end)], run.row))
    if language.level is not None and language.level[0] >= language.end:
        parts.append(Run(Field.LEVEL, [_part(fragment, *language.level)], run.row))
    return parts


def _levelled(language: Language, level: Text) -> Language:
    return language.model_copy(update={"level": level, "cefr": cefr_of(level.text)})


def read_interests(blocks: Sequence[LabelledBlock]) -> tuple[Text, ...]:
    """Everything the person says they like."""
    texts = (text_of(run) for run in _runs(blocks) if run.field in {Field.SKILL, Field.TEXT})
    return tuple(text for text in texts if text is not None and not _is_title(text.text))


def _is_title(text: str) -> bool:
    """Whether a text only says that interests follow ("Hobbys")."""
    title = read_title(text)
    return title is not None and title == (Kind.INTERESTS, EXACT)
