"""From the inside of a paragraph to runs, with fields, links and revisions resolved."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from vitascope.model.document import Hiding
from vitascope.reading.docx.faces import Face, face_of, ground_of, hiding_of, style_of
from vitascope.reading.docx.styles import Styles
from vitascope.reading.markup import child, local, value
from vitascope.reading.typesetting.blocks import Run
from vitascope.reading.typesetting.symbols import drawn, is_icon_font, symbol

_HYPERLINK = re.compile(r'HYPERLINK\s+(?:\\l\s+)?"([^"]*)"')
_TEXTS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "br": "\n"}
_SKIPPED = frozenset(
    {"rPr", "pPr", "delInstrText", "annotationRef", "footnoteRef", "endnoteRef", "rt", "proofErr", "comment"}
)
_DRAWN = frozenset({"drawing", "pict", "object"})
_DELETED = frozenset({"del", "moveFrom", "Word.Deletion"})


@dataclass(slots=True)
class _Field:
    """A field between its begin and end marks."""

    code: str = ""
    in_result: bool = False
    choice: str = ""


@dataclass(slots=True)
class Inline:
    """Collects the runs of one paragraph.

    Attributes:
        runs: so far.
        drawings: elements that may hold text boxes, in order.
        break_before, break_after: "page" or "column" where the paragraph holds such a break.
        notes: footnotes that it points at.
    """

    styles: Styles
    links: Mapping[str, tuple[str, str]]
    face: Face
    fields: list[_Field] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    drawings: list[etree._Element] = field(default_factory=list)
    break_before: str = ""
    break_after: str = ""

    def walk(self, parent: etree._Element, link: str | None = None, hidden: Hiding | None = None) -> None:
        """Collect everything inside `parent`."""
        for each in parent:
            name = local(each)
            if name == "r":
                self._run(each, link, hidden)
            elif name == "t":
                self._add(_typed(each), self.face, link, hidden)
            elif name == "AlternateContent":
                self.walk(chosen(each), link, hidden)
            elif name in _DELETED or value(each, "type") in _DELETED:
                self.walk(each, link, Hiding.DELETED)
            elif name not in _SKIPPED:
                self.walk(each, self._target(each, name) or link, hidden)

    def _target(self, each: etree._Element, name: str) -> str | None:
        """Where an element links to outside the document; None where it does not."""
        if name == "hyperlink":
            kind, target = self.links.get(value(each, "id") or "", ("", ""))
            return target if kind == "hyperlink" and ":" in target else None
        if name == "hlink":
            return value(each, "dest")
        return _link_in(value(each, "instr") or "") if name == "fldSimple" else None

    def _run(self, run: etree._Element, link: str | None, hidden: Hiding | None) -> None:
        properties = child(run, "rPr")
        face = self.face
        if properties is not None:
            named = value(child(properties, "rStyle"))
            if named is not None:
                face = face.under(self.styles.named(named).face)
            face = face.under(face_of(properties))
            if child(properties, "del") is not None:
                hidden = Hiding.DELETED
        self._contents(run, face, link, hidden)

    def _contents(self, run: etree._Element, face: Face, link: str | None, hidden: Hiding | None) -> None:
        for each in run:
            name = local(each)
            text = self._characters(each, name)
            if text is not None:
                self._add(text, face, link, Hiding.DELETED if name == "delText" else hidden)
            elif name == "br":
                self._break(value(each, "type") or "")
            elif name in _DRAWN:
                self.drawings.append(each)
            elif name == "AlternateContent":
                self._contents(chosen(each), face, link, hidden)
            elif name == "ruby":
                base = child(each, "rubyBase")
                if base is not None:
                    self.walk(base, link, hidden)
            else:
                self._mark(each, name)

    def _characters(self, each: etree._Element, name: str) -> str | None:
        """The characters that an element of a run stands for; None where it stands for none."""
        if name in {"t", "delText"}:
            return _typed(each)
        if name == "sym":
            return _symbol(each)
        if name == "br" and value(each, "type") in {"page", "column"}:
            return None
        return _TEXTS.get(name)

    def _mark(self, each: etree._Element, name: str) -> None:
        """Follow the marks and the code of a field."""
        if name == "fldChar":
            self._field(value(each, "fldCharType") or "")
            self._choice(each)
        elif name == "instrText" and self.fields:
            self.fields[-1].code += each.text or ""

    def _break(self, kind: str) -> None:
        if any(run.text.strip() for run in self.runs):
            self.break_after = kind
        else:
            self.break_before = kind

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].in_result = True
        elif kind == "end" and self.fields:
            ended = self.fields.pop()
            if ended.choice and not ended.in_result:
                self._add(ended.choice, self.face, None, None)

    def _choice(self, mark: etree._Element) -> None:
        """Keep what is chosen in a list of a form: the field has no result that says it."""
        choices = next(mark.iter("{*}ddList"), None)
        if choices is not None and self.fields:
            number = value(child(choices, "result")) or "0"
            entries = [value(each) or "" for each in choices if local(each) == "listEntry"]
            at = int(number) if number.isdigit() else 0
            self.fields[-1].choice = entries[at] if at < len(entries) else ""

    def _add(self, text: str, face: Face, link: str | None, hidden: Hiding | None) -> None:
        if not text or any(not each.in_result for each in self.fields):
            return
        for each in self.fields:
            link = link or _link_in(each.code)
        if face.font and is_icon_font(face.font):
            text = drawn(text)
        if face.capitals:
            text = text.upper()
        self.runs.append(Run(text, style_of(face), link, hidden or hiding_of(face), ground_of(face)))


def _typed(element: etree._Element) -> str:
    """The characters of a text element; some writers put line breaks and tabs inside it."""
    text = element.text or ""
    for each in element:
        text += _TEXTS.get(local(each), "") + (each.tail or "").lstrip("\n\r")
    return text


def _link_in(code: str) -> str | None:
    match = _HYPERLINK.search(code)
    return match[1] if match and ":" in match[1] else None


def _symbol(each: etree._Element) -> str:
    """A character of a symbol font, as near as plain text comes."""
    font, code = value(each, "font") or "", value(each, "char") or ""
    try:
        character = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return symbol(font, character)


def chosen(alternatives: etree._Element) -> etree._Element:
    """The one branch that is read: the first choice that holds text or a drawing, else the fallback."""
    for each in alternatives:
        if local(each) == "Choice" and (next(each.iter("{*}t", "{*}drawing"), None) is not None):
            return each
    fallback = child(alternatives, "Fallback")
    return fallback if fallback is not None else alternatives[0] if len(alternatives) else alternatives
