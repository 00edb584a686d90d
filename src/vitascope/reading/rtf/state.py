"""What is in force at a point of a Rich Text file: characters, paragraphs, table rows."""

from __future__ import annotations

from dataclasses import dataclass, field

TWIPS = 20.0
"""Twentieths of a point."""


@dataclass(slots=True)
class Characters:
    """How characters are set; colours by number, None where not stated."""

    size: float = 12.0
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    hidden: bool = False
    deleted: bool = False
    colour: int | None = None
    fill: int | None = None
    font: int | None = None
    link: str | None = None
    skip: int = 1

    def copied(self) -> Characters:
        """The same, for a group to change."""
        return Characters(
            self.size,
            self.bold,
            self.italic,
            self.capitals,
            self.hidden,
            self.deleted,
            self.colour,
            self.fill,
            self.font,
            self.link,
            self.skip,
        )

    def plain(self) -> Characters:
        """The defaults, within the same link."""
        return Characters(link=self.link, skip=self.skip, deleted=self.deleted)


@dataclass(slots=True)
class Setting:
    """How a paragraph is set; measures in points.

    Attributes:
        level: nesting of the table cell it stands in; 0 outside tables.
        bullet: list mark, as its writer drew it.
    """

    style: int = 0
    align: str = "left"
    left: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    stops: list[tuple[float, bool]] = field(default_factory=list)
    fill: int | None = None
    level: int = 0
    list_level: int = 0
    outline: int | None = None
    bullet: str = ""
