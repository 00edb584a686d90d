"""From the inside of a paragraph of an OpenDocument to runs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from vitascope.model.document import Hiding
from vitascope.reading.markup import local, value
from vitascope.reading.odt.styles import Look, Styles
from vitascope.reading.typesetting.blocks import Run

_BLANK = " \t\r\n"
_SPACES = re.compile(f"[{_BLANK}]+")
_SKIPPED = frozenset(
    {
        "note-citation",
        "bookmark",
        "bookmark-start",
        "bookmark-end",
        "change",
        "change-start",
        "ruby-text",
        "change-end",
        "title",
        "desc",
    }
)
_BLANKS = {"s": " ", "tab": "\t", "line-break": "\n"}
_FRAMES = frozenset({"frame", "custom-shape", "rect", "g", "polygon", "path", "line", "ellipse", "text-box"})


@dataclass(slots=True)
class Inline:
    """Collects the runs of one paragraph.

    Attributes:
        frames: elements that may hold text boxes.
        notes: footnotes, whose text follows the document.
        comments: texts of annotations.
    """

    styles: Styles
    runs: list[Run] = field(default_factory=list)
    frames: list[etree._Element] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    _ended: bool = True

    def walk(self, element: etree._Element, look: Look, link: str | None = None) -> None:
        """Collect everything inside `element`."""
        self._add(element.text, look, link)
        for each in element:
            self._child(each, look, link)
            self._add(each.tail, look, link)

    def _child(self, each: etree._Element, look: Look, link: str | None) -> None:
        name = local(each)
        if name == "span":
            self.walk(each, look.under(self.styles.look("text", value(each, "style-name"))), link)
        elif name == "a":
            target = value(each, "href") or ""
            self.walk(each, look, target if ":" in target else link)
        elif name in _BLANKS:
            count = value(each, "c") or "1"
            self._raw(_BLANKS[name] * min(int(count) if count.isdigit() else 1, 200), look, link)
        elif name in {"hidden-text", "hidden-paragraph"}:
            self.walk(each, replace(look, hidden=True), link)
        elif not self._apart(each, name) and name not in _SKIPPED:
            self.walk(each, look, link)

    def _apart(self, each: etree._Element, name: str) -> bool:
        """Put aside what does not stand in the line."""
        if name in _FRAMES:
            self.frames.append(each)
        elif name == "note":
            self.notes.append(each)
        elif name == "annotation":
            self.comments.append("".join(str(part) for part in each.itertext()))
        else:
            return False
        return True

    def _add(self, text: str | None, look: Look, link: str | None) -> None:
        """Add characters, white space collapsed as the format wants it."""
        if not text:
            return
        words = _SPACES.sub(" ", text).strip(" ")
        lead = " " if text[0] in _BLANK and not self._ended else ""
        tail = " " if words and text[-1] in _BLANK else ""
        self._raw(lead + words + tail if words else lead, look, link)

    def _raw(self, text: str, look: Look, link: str | None) -> None:
        if not text:
            return
        self._ended = text[-1].isspace()
        if look.capitals:
            text = text.upper()
        self.runs.append(Run(text, look.style, link, Hiding.VANISH if look.hidden else None, look.behind))
