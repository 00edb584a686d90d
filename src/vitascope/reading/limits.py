"""How much a file may ask of its reader."""

from __future__ import annotations

from dataclasses import dataclass

MEBI = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost; over it the reader raises `LimitExceeded`.

    Attributes:
        bytes: of the file as sent.
        pages: that are read; later ones are left out with a finding.
        unpacked: bytes of all members of a zip container together.
        part: bytes of one unpacked XML part.
        members: files in a zip container.
        ratio: unpacked bytes for one packed byte, over the whole container.
        depth: nesting of groups, tables and elements.
        blocks: paragraphs and table cells of a document that flows.
        pixels: of one image, or of one rendered page.
        seconds: of processor time for the whole file.
        memory: bytes of address space of the reader process, beyond what it has at start.
    """

    bytes: int = 10 * MEBI
    pages: int = 200
    unpacked: int = 100 * MEBI
    part: int = 20 * MEBI
    members: int = 2_000
    ratio: int = 200
    depth: int = 100
    blocks: int = 100_000
    pixels: int = 60_000_000
    seconds: int = 60
    memory: int = 1_200 * MEBI
