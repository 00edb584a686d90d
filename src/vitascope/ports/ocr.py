"""OCR: the pixels of a page in, the words on it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

from vitascope.model.geometry import Box

if TYPE_CHECKING:
    # Only for the types: who reads no images need not wait for it.
    import numpy as np
    from numpy.typing import NDArray

Pixels: TypeAlias = "NDArray[np.uint8]"
"""Height × width of grey levels, or height × width × 3 of red, green and blue."""


@dataclass(frozen=True, slots=True)
class ReadWord:
    """Characters without white space inside, as an engine read them.

    Attributes:
        text: never empty.
        box: in PIXELS of the page as the engine turned it.
        confidence: 0.0 to 1.0.
        line: number of the line it belongs to, as the engine grouped them.
        rotation: degrees clockwise that the text is turned on the upright page: 0, 90 or 270.
    """

    text: str
    box: Box
    confidence: float
    line: int = 0
    rotation: int = 0


@dataclass(frozen=True, slots=True)
class Recognition:
    """One page as an engine read it.

    Attributes:
        words: in no promised order, those of one line left to right.
        turned: degrees clockwise that the engine turned the pixels before reading: 0, 90,
            180 or 270; the boxes are in the turned frame.
        confidence: mean over the characters; 0.0 where there are none.
        script: ISO 15924 code of most of the text ("Latn", "Cyrl"); empty where unknown.
        missing_script: the script that the page seems to be in and that no engine here can
            read; None where the page could be read.
        pack: the system package that would add that script; empty where none is missing.
    """

    words: tuple[ReadWord, ...] = ()
    turned: int = 0
    confidence: float = 0.0
    script: str = ""
    missing_script: str | None = None
    pack: str = ""


class OCR(Protocol):
    """Reads one page; safe to call from several threads."""

    def __call__(self, pixels: Pixels, /) -> Recognition:
        """The words on the page.

        Args:
            pixels: one page, deskewed, but turned by any right angle.

        Raises:
            Unavailable: the engine cannot run here.
        """
        ...
