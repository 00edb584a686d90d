"""From blocks of skills, languages and interests to their items."""

from __future__ import annotations

from collections.abc import Sequence

from vitascope.model.resume import Language, Skill, Text
from vitascope.parsing.assembly.described import text_of
from vitascope.parsing.entries import Run, runs_of
from vitascope.parsing.fields.languages import cefr_of, code_of
from vitascope.parsing.labelling.labeller import LabelledBlock
from vitascope.parsing.labels import Field

LISTED = frozenset({Field.GROUP, Field.SKILL, Field.LEVEL})


def _runs(blocks: Sequence[LabelledBlock]) -> list[Run]:
    return [run for block in blocks for run in runs_of(list(block.pieces))]


def read_skills(blocks: Sequence[LabelledBlock]) -> tuple[Skill, ...]:
    """Every listed skill once, in reading order, under the group it is listed in.

    A group that lists nothing is a skill itself.
    """
    found: dict[str, Skill] = {}
    for block in blocks:
        group: str | None = None
        last: str | None = None
        runs = [run for run in runs_of(list(block.pieces)) if run.field in LISTED]
        for run, after in zip(runs, [*runs[1:], None], strict=True):
            text = text_of(run)
            if text is None:
                continue
            if run.field is Field.GROUP and after is not None and after.field is Field.SKILL:
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
    for run in _runs(blocks):
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


def _levelled(language: Language, level: Text) -> Language:
    return language.model_copy(update={"level": level, "cefr": cefr_of(level.text)})


def read_interests(blocks: Sequence[LabelledBlock]) -> tuple[Text, ...]:
    """Everything the person says they like."""
    texts = (text_of(run) for run in _runs(blocks) if run.field in {Field.SKILL, Field.TEXT})
    return tuple(text for text in texts if text is not None)
