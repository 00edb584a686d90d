"""From a story to a document: lays it on pages and says what was hidden in it."""

from __future__ import annotations

from vitascope.model.document import Document, HiddenText, Hiding
from vitascope.model.findings import Code, Finding, Severity
from vitascope.reading.limits import Limits
from vitascope.reading.typesetting.blocks import Story
from vitascope.reading.typesetting.press import Press

MOST_FINDINGS = 30
"""Hidden texts that are reported one by one."""

WHY = {
    Hiding.INVISIBLE_MODE: "is drawn invisibly",
    Hiding.BACKGROUND_COLOUR: "has the colour of its background",
    Hiding.TINY: "is too small to be read",
    Hiding.OFF_PAGE: "stands outside the page",
    Hiding.COVERED: "lies under something else",
    Hiding.ZERO_WIDTH: "has no width",
    Hiding.VANISH: "is marked as hidden",
    Hiding.DELETED: "is a tracked deletion",
    Hiding.COMMENT: "is a comment",
}

_USUAL = frozenset({Hiding.DELETED, Hiding.COMMENT, Hiding.ZERO_WIDTH})
"""What word processors leave behind without anyone's intent."""


def typeset(story: Story, *, format_name: str, limits: Limits) -> Document:
    """Lay a story on drawn pages.

    Raises:
        LimitExceeded: it has too many blocks, or is nested too deeply.
    """
    press = Press(story.sheet, limits)
    press.header(story.headers)
    press.flow(story.body, press.spot)
    findings = []
    if press.full:
        findings.append(
            Finding(
                code=Code.PAGE_LIMIT,
                severity=Severity.WARNING,
                message=f"Only the first {limits.pages} pages were read.",
            )
        )
    for footer in story.footers[:1]:
        press.footer(footer)
    hidden = (*press.hidden, *(HiddenText(text, reason, 1) for text, reason in story.unseen if text.strip()))
    return Document(
        format=format_name,
        pages=press.pages(),
        hidden=hidden,
        findings=(*findings, *(finding_of(text) for text in hidden[:MOST_FINDINGS])),
        metadata=dict(story.metadata),
        reader="1",
    )


def finding_of(hidden: HiddenText) -> Finding:
    """What to tell a person about a hidden text."""
    usual = hidden.reason in _USUAL and not (hidden.reason is Hiding.ZERO_WIDTH and hidden.text.isprintable())
    return Finding(
        code=Code.HIDDEN_TEXT,
        severity=Severity.INFO if usual else Severity.WARNING,
        message=f"Text that a reader of the page does not see: it {WHY[hidden.reason]}.",
        page=hidden.page,
        text=hidden.text[:1000],
    )
