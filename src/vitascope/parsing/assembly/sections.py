"""From labelled blocks to the record's sections: every line of the document, under its heading."""

from __future__ import annotations

from collections.abc import Sequence

from vitascope.model.resume import Section
from vitascope.parsing.labelling.labeller import LabelledBlock
from vitascope.parsing.labels import Role
from vitascope.parsing.values import Fragment, text_value, whole


def read_sections(blocks: Sequence[LabelledBlock]) -> tuple[Section, ...]:
    """One section a block, in reading order; a block that only goes on with the one before joins it."""
    found: list[Section] = []
    for block in blocks:
        heading: list[Fragment] = []
        body: list[Fragment] = []
        for fact, label, certainty in zip(block.lines, block.labels, block.certainty, strict=True):
            (heading if label.role is Role.HEADING else body).append(whole(fact.line, certainty))
        found.append(
            Section(
                kind=block.kind.value,
                heading=text_value(heading) if heading else None,
                text=text_value(body) if body else None,
            )
        )
    return tuple(found)
