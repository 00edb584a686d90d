"""Trouble as data: what a stage noticed and a person may want to know.

A stage adds a finding and carries on; it raises only where no result is possible.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class Part(BaseModel):
    """A stored value: frozen, unknown fields forbidden."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Severity(StrEnum):
    """How much a finding should worry its reader."""

    INFO = "info"
    WARNING = "warning"
    SERIOUS = "serious"


class Code(StrEnum):
    """What was noticed. Each has its heading in `docs/findings.md`."""

    HIDDEN_TEXT = "hidden_text"
    KEYWORD_STUFFING = "keyword_stuffing"
    MACHINE_ADDRESSED = "machine_addressed"
    DATES_OVERLAP = "dates_overlap"
    DATES_IMPOSSIBLE = "dates_impossible"
    GAP = "gap"
    EMAIL_NAME_DISAGREE = "email_name_disagree"
    MISSING_SECTION = "missing_section"
    NO_SCRIPT_PACK = "no_script_pack"
    NO_OCR = "no_ocr"
    COLUMNS_UNCERTAIN = "columns_uncertain"
    PAGE_LIMIT = "page_limit"
    REPAIRED = "repaired"
    WRONG_EXTENSION = "wrong_extension"
    PAGE_UNREADABLE = "page_unreadable"
    NOT_A_RESUME = "not_a_resume"
    TEXT_LAYER_DISTRUSTED = "text_layer_distrusted"
    MODEL_FILLED = "model_filled"
    MODEL_PROPOSAL_DROPPED = "model_proposal_dropped"
    MODEL_UNAVAILABLE = "model_unavailable"


class Finding(Part):
    """One thing that was noticed.

    Attributes:
        code: what kind of thing.
        severity: how much it matters.
        message: one sentence for a person; never holds contact data.
        page: 1-based; None where it concerns the whole document.
        box: left, top, right, bottom in points; None where it has no place.
        text: the very characters it is about; empty where there are none.
    """

    code: Code
    severity: Severity = Severity.INFO
    message: str
    page: int | None = Field(default=None, ge=1)
    box: tuple[float, float, float, float] | None = None
    text: str = ""
