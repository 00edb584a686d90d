"""The values of a JSON Resume object, each written on a sheet as it is taken."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias, TypeVar

from vitascope.errors import BadInput
from vitascope.model.resume import Date, Evidence, Location, Section, Text
from vitascope.presenting.sheet import BODY, HEADING, Sheet

Object: TypeAlias = dict[str, object]
Entry = TypeVar("Entry")

DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")

OPEN = frozenset({"present", "current", "now", "ongoing"})
"""What is written for an open end, though the standard leaves it out."""


class Values:
    """Reads one object, writing down each value as it is taken."""

    def __init__(self, value: Object) -> None:
        self.value = value
        self.sheet = Sheet()
        self.sections: list[Section] = []
        self._written: list[Evidence] = []

    def entries(
        self, key: str, heading: str, read: Callable[[Values, Object, str], Entry | None], *, kind: str = ""
    ) -> tuple[Entry, ...]:
        """What `read` makes of each object under `key`, as a section with a heading."""
        listed = self.value.get(key) or []
        if not isinstance(listed, list):
            raise BadInput(f"not JSON Resume: {key} is not a list")
        # Interests and keywords are often written as plain strings.
        objects = [item if isinstance(item, dict) else {"name": item} for item in listed if item]
        if not objects:
            return ()
        self.sheet.gap(8)
        title = Text(text=heading, evidence=self.sheet.paragraph(heading, size=HEADING, bold=True))
        self._written = []
        found = []
        for number, item in enumerate(objects, 1):
            entry = read(self, item, f"{kind or key}-{number}")
            if entry is not None:
                found.append(entry)
            self.sheet.gap(3)
        self.close(kind or key, title)
        return tuple(found)

    def note(self, places: list[tuple[Evidence, ...]]) -> None:
        """Count places that were written past these methods to the section that is open."""
        self._written += [evidence for place in places for evidence in place]

    def close(self, kind: str, heading: Text | None) -> None:
        """End the section: what was written since the last one is its text."""
        written, self._written = self._written, []
        if written:
            text = Text(text="\n".join(evidence.text for evidence in written), evidence=tuple(written))
            self.sections.append(Section(kind=kind, heading=heading, text=text))

    def text(self, item: Object, key: str, *, size: float = BODY, bold: bool = False) -> Text | None:
        """The string under `key`, written on a line of its own."""
        value = item.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str) or not value.strip():
            return None
        evidence = self.sheet.paragraph(value, size=size, bold=bold)
        self._written += evidence
        return Text(text=" ".join(value.split()), evidence=evidence)

    def texts(self, item: Object, key: str) -> tuple[Text, ...]:
        """The strings of the list under `key`."""
        listed = item.get(key)
        strings = listed if isinstance(listed, list) else [listed]
        return tuple(filter(None, (self.text({key: value}, key) for value in strings)))

    def named(self, item: Object, key: str) -> Text | None:
        """The name of an entry: as `text`, in bold."""
        return self.text(item, key, bold=True)

    def date(self, item: Object, key: str) -> Date | None:
        """The date under `key`; None where it is none."""
        value = item.get(key)
        match = DATE.fullmatch(value.strip()) if isinstance(value, str) else None
        written = self.text(item, key)
        if written and written.text.casefold() in OPEN:
            return Date(text=written.text, present=True, evidence=written.evidence)
        if not match or not written:
            return None
        year, month, day = (int(part) if part else None for part in match.groups())
        parts = {"year": year, "month": month or None, "day": day or None}
        try:
            return Date.model_validate({"text": written.text, "evidence": written.evidence, **parts})
        except ValueError as error:
            raise BadInput(f"not JSON Resume: {key} is no date: {written.text}") from error

    def end(self, item: Object, start: Date | None) -> Date | None:
        """The end; one that is left out after a start is open, and is written as such."""
        if item.get("endDate") or start is None:
            return self.date(item, "endDate")
        written = self.text({"end": "present"}, "end")
        return Date(text="present", present=True, evidence=written.evidence) if written else None

    def location(self, value: object) -> Location | None:
        """A place, given in parts or as a string."""
        if isinstance(value, str):
            written = self.text({"location": value}, "location")
            return Location(text=written.text, evidence=written.evidence) if written else None
        if not isinstance(value, dict):
            return None
        keys = ("address", "postalCode", "city", "region", "country", "countryCode")
        parts = {key: " ".join(str(value[key]).split()) for key in keys if value.get(key)}
        written = self.text({"location": ", ".join(dict.fromkeys(parts.values()))}, "location")
        if written is None:
            return None
        return Location(
            text=written.text,
            evidence=written.evidence,
            address=parts.get("address"),
            postal_code=parts.get("postalCode"),
            city=parts.get("city"),
            region=parts.get("region"),
            country=parts.get("country"),
            country_code=parts.get("countryCode"),
        )
