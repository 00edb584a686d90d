"""Posts, studies and mentions to the rows of their entries."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from training.layouts.dating import Printed, lasting
from training.layouts.rows import Piece, Row, Slot, joined
from training.layouts.template import Template
from training.people.record import Post
from vitascope.parsing.labels import Field, Kind, Role

Made = tuple[list[Row], list[dict[str, object]]]
"""Rows, and what they say in words of JSON Resume."""


class EntryStyle:
    """How the heads of entries are built in one document.

    Attributes:
        lines: which of title, org, place and dates stand together, line by line.
        dates: `right`, `column`, `inline`, `own` or `below`.
    """

    def __init__(self, template: Template) -> None:
        rng = template.rng
        self.template = template
        first, second = ("title", "org") if rng.random() < 0.6 else ("org", "title")
        self.dates = rng.choice(
            ("right", "right", "right", "inline", "inline", "own", "below", "second", "first", "place")
        )
        self.float_place = not template.plain and rng.random() < 0.3
        if template.plain and self.dates == "right" and (template.wide or rng.random() < 0.5):
            self.dates = rng.choice(("inline", "own", "below", "second", "place"))
        if template.label_column:
            self.dates = "column"
        shape = rng.random()
        if shape < 0.4:
            self.lines = [[first, second, "place"]]
        elif shape < 0.72:
            self.lines = [[first], [second, "place"]]
        elif shape < 0.84:
            self.lines = [[first, "place"], [second]]
        elif shape < 0.92:
            self.lines = [[first], [second], ["place"]]
        else:
            self.lines = [[first], ["place"], [second]]
        self.run_in = rng.random() < (0.2 if template.label_column else 0.04)
        if self.dates == "place":
            self.lines = [[name for name in names if name != "place"] for names in self.lines]
        self.separator = rng.choice((template.separator, template.separator, ", ", " at ", " @ ", " "))
        if self.separator == " " and template.looks.get("title") == template.looks.get("org"):
            self.separator = ", "
        if self.separator in {" at ", " @ "} and first == "org":
            self.separator = ", "
        self.place_separator = rng.choice((", ", ", ", ", ", template.separator, " (", " – "))
        self.brackets = rng.random() < 0.35
        self.date_separator = rng.choice((" ", ", ", template.separator, template.separator, " | ", ": "))
        self.stacked = rng.random() < 0.2 and self.dates in {"own", "column", "right"}
        self.right_line = 0 if rng.random() < 0.75 else 1
        self._extras(rng)

    def _extras(self, rng: Random) -> None:
        """What is printed beyond the head, and how descriptions are written."""
        self.bullets = rng.choice(("bullets", "bullets", "bullets", "paragraph", "mixed", "plain"))
        self.duration = rng.choice((" ({})", " ({})", " · {}", ", {}", "below")) if rng.random() < 0.12 else ""
        self.tools = rng.random() < 0.3
        self.kind = rng.random() < 0.08
        self.department = rng.random() < 0.07
        self.blurb = rng.random() < 0.14
        self.sublabel = rng.random() < 0.2
        self.sublabel_look = rng.choice(("label", "sub", "sub"))
        self.url = rng.random() < 0.05
        self.leaving = rng.random() < 0.03
        self.labels = rng.random() < 0.07
        self.grouped = rng.random() < 0.5
        self.entry_mark = rng.random() < 0.06
        self.look_swap = rng.random() < 0.1


def date_pieces(printed: Printed, *, brackets: bool = False) -> tuple[Piece, ...]:
    """The dates, in brackets where the document likes them."""
    if not printed.text:
        return ()
    said = Piece(printed.text, Field.DATE, "date")
    return (Piece("(", look="date"), said, Piece(")", look="date")) if brackets else (said,)


def dated(truth: dict[str, object], printed: Printed) -> dict[str, object]:
    """Add the dates to what an entry says."""
    if printed.start:
        truth["startDate"] = printed.start
    if printed.end:
        truth["endDate"] = printed.end
    return {key: value for key, value in truth.items() if value}


def head(
    style: EntryStyle, kind: Kind, parts: dict[str, Piece | None], printed: Printed, extra: tuple[Piece, ...] = ()
) -> list[Row]:
    """The lines of an entry's head: named parts, their order by the style, and the dates."""
    template = style.template
    lines = [tuple(part for name in names if (part := parts.get(name)) and part.text) for names in style.lines]
    known = {name for names in style.lines for name in names} | ({"place"} if style.dates == "place" else set())
    lines = [line for line in lines if line]
    rest = [part for name, part in parts.items() if name not in known and part and part.text]
    if not lines and rest:
        lines, rest = [(rest[0],)], rest[1:]
    if not lines:
        lines = [()]
    dates = date_pieces(printed, brackets=style.brackets and style.dates == "inline")
    dates = (*dates, *extra)
    where = parts.get("place") if style.dates == "place" else None
    if where:
        both = ((where,), dates) if style.right_line else (dates, (where,))
        mark = (Piece(style.date_separator if dates else ""),)
        dates = (*both[0], *mark, *both[1])
    place = parts.get("place") if style.float_place else None
    rows: list[Row] = []
    for number, line in enumerate(lines):
        inner = tuple(piece for piece in line if piece is not place)
        if not inner and place:
            inner = line
        rows.append(_head_line(style, kind, inner, opens=not number))
    if (
        place
        and place in [piece for line in lines for piece in line]
        and len(rows[-1].slots) == 1
        and len(lines[-1]) > 1
    ):
        at = next((n for n, line in enumerate(lines) if place in line and len(line) > 1), None)
        if at is not None and not (style.dates == "right" and at == min(style.right_line, len(rows) - 1)):
            template.floated(rows[at], (place,))
        elif at is not None:
            rows[at].slots = (_with(rows[at], (Piece(style.place_separator.replace(" (", ", ")), place)),)
    rows.extend(template.line((part,), kind, Role.HEADER) for part in rest)
    return _with_dates(style, kind, rows, dates)


def _with(row: Row, pieces: tuple[Piece, ...]) -> Slot:
    return Slot((*row.slots[0].pieces, *pieces), row.slots[0].at)


def _head_line(style: EntryStyle, kind: Kind, pieces: tuple[Piece, ...], *, opens: bool) -> Row:
    said: list[Piece] = []
    for number, piece in enumerate(pieces):
        if number and piece.field is Field.LOCATION and style.place_separator == " (":
            said.extend((Piece(" ("), piece, Piece(")")))
            continue
        if number:
            said.append(Piece(style.place_separator if piece.field is Field.LOCATION else style.separator))
        said.append(piece)
    row = style.template.line(
        tuple(said) or (Piece(""),), kind, Role.HEADER, opens=opens, bullet=opens and style.entry_mark
    )
    if opens and style.template.entry_level:
        row.heading = style.template.entry_level
        row.style_name = "Heading 3" if row.style_name else ""
    return row


def _with_dates(style: EntryStyle, kind: Kind, rows: list[Row], dates: tuple[Piece, ...]) -> list[Row]:
    template = style.template
    if not dates:
        if template.label_column:
            rows = [_behind_column(template, row, ()) for row in rows]
        return rows
    halves = _halves(template, dates) if style.stacked else None
    if halves:
        return _stacked(style, kind, rows, halves)
    match style.dates:
        case "right":
            template.floated(rows[min(style.right_line, len(rows) - 1)], dates)
        case "inline":
            mark = " " if style.brackets else style.date_separator
            at = min(style.right_line, len(rows) - 1)
            lead = (Piece(mark),) if any(piece.field for piece in rows[at].slots[0].pieces) else ()
            rows[at].slots = (_with(rows[at], (*lead, *dates)), *rows[at].slots[1:])
        case "first":
            rows[0].slots = (
                Slot((*dates, Piece(style.date_separator), *rows[0].slots[0].pieces)), *rows[0].slots[1:],
            )  # fmt: skip
        case "own":
            rows[0].opens = False
            rows.insert(0, template.line(dates, kind, Role.HEADER, opens=True))
        case "column":
            rows = [_behind_column(template, row, dates if not number else ()) for number, row in enumerate(rows)]
        case "second":
            rows.insert(1, template.line(dates, kind, Role.HEADER))
        case _:
            rows.append(template.line(dates, kind, Role.HEADER))
    return rows


def _halves(template: Template, dates: tuple[Piece, ...]) -> tuple[Piece, Piece] | None:
    """Start and end as two pieces; None where the dates are not a plain range."""
    _, opening, rest = template.dating.range_pattern.partition("{a}")
    mark = rest.partition("{b}")[0]
    first, found, last = dates[0].text.partition(mark) if mark.strip() else ("", "", "")
    if len(dates) > 1 or not opening or not found or not first.strip() or not last.strip():
        return None
    return replace(dates[0], text=first.strip()), replace(dates[0], text=last.strip())


def _stacked(style: EntryStyle, kind: Kind, rows: list[Row], halves: tuple[Piece, Piece]) -> list[Row]:
    """The head with its start and its end one under the other: beside its first lines, or above them."""
    template = style.template
    if style.dates == "own":
        rows[0].opens = False
        return [template.line((half,), kind, Role.HEADER, opens=not at) for at, half in enumerate(halves)] + rows
    while len(rows) < len(halves):
        rows.append(template.line((Piece(""),), kind, Role.HEADER))
    if style.dates == "right":
        for row, half in zip(rows, halves, strict=False):
            template.floated(row, (half,))
        return rows
    return [
        _behind_column(template, row, halves[at : at + 1] if at < len(halves) else ()) for at, row in enumerate(rows)
    ]


def _behind_column(template: Template, row: Row, label: tuple[Piece, ...]) -> Row:
    """A row moved right of the label column, with what stands in it."""
    moved = tuple(Slot(slot.pieces, slot.at or template.label_column) for slot in row.slots)
    row.slots = (Slot(label), *moved) if label else moved
    return row


def aside(template: Template, rows: list[Row]) -> list[Row]:
    """Rows without a label, moved right of the label column where there is one."""
    if template.label_column:
        for row in rows:
            if all(slot.at != template.label_column for slot in row.slots):
                _behind_column(template, row, ())
    return rows


def described(style: EntryStyle, kind: Kind, bullets: list[str]) -> list[Row]:
    """A description as the document writes it: bullets, a paragraph, or both."""
    template = style.template
    match style.bullets:
        case "paragraph":
            return [template.text(" ".join(_ended(text) for text in bullets), kind)] if bullets else []
        case "mixed":
            rows = [template.text(_ended(text), kind) for text in bullets[:1]]
            return rows + [template.text(text, kind, bullet=True) for text in bullets[1:]]
        case "plain":
            return [template.text(text, kind) for text in bullets]
        case _:
            return [template.text(text, kind, bullet=True) for text in bullets]


def _ended(text: str) -> str:
    return text if text.endswith((".", "。", "!", "»")) else f"{text}{'。' if text[-1] >= '⺀' else '.'}"


def posts(style: EntryStyle, kind: Kind, items: list[Post]) -> Made:
    """Work or volunteering: every post with its head and description."""
    rows: list[Row] = []
    truth: list[dict[str, object]] = []
    before: Post | None = None
    for number, post in enumerate(items):
        printed = style.template.dating.stretch(post.dates)
        last = items[number - 1].org if number else ""
        follower = items[number + 1].org if number + 1 < len(items) else ""
        if style.grouped and style.lines[0][0] == "org" and post.org and last != post.org == follower:
            rows.extend(aside(style.template, _employer(style, kind, post)))
            said, made = _post(style, kind, post, printed, post)
            made[0].opens = False
        else:
            said, made = _post(style, kind, post, printed, before)
            made[0].space = style.template.gap
        rows.extend(aside(style.template, made))
        truth.append(dated(said, printed))
        before = post
    return rows, truth


def _employer(style: EntryStyle, kind: Kind, post: Post) -> list[Row]:
    """The organisation on a line of its own, above all positions that it gave."""
    template = style.template
    pieces = joined(
        (Piece(post.org, Field.ORG, "org"), Piece(template.place(post.spot), Field.LOCATION, "place")), ", "
    )
    row = template.line(pieces, kind, Role.HEADER, opens=True)
    row.space = template.gap
    return [row]


def _post(
    style: EntryStyle, kind: Kind, post: Post, printed: Printed, before: Post | None
) -> tuple[dict[str, object], list[Row]]:
    template, rng = style.template, style.template.rng
    place = template.place(post.spot)
    org_key = "name" if kind is Kind.WORK else "organization"
    said: dict[str, object] = {
        org_key: post.org,
        "position": post.title,
        "location": place,
        "highlights": list(post.bullets),
    }
    if style.bullets == "paragraph":
        said["summary"] = " ".join(_ended(text) for text in said.pop("highlights"))  # type: ignore[attr-defined]  # a list above
    follows = style.grouped and before is not None and bool(post.org) and before.org == post.org
    title = Piece(post.title, Field.TITLE, "org" if style.look_swap else "title")
    org = Piece(post.org, Field.ORG, "title" if style.look_swap else "org")
    where = Piece(place, Field.LOCATION, "place") if place else None
    duration = lasting(rng, template.words, post.dates) if style.duration else ""
    extra: tuple[Piece, ...] = ()
    if duration and style.duration != "below":
        opening, _, closing = style.duration.partition("{}")
        extra = (Piece(opening), Piece(duration, Field.LABEL, "date"), Piece(closing))
    if follows:
        rows = head(style, kind, {"title": title}, printed, extra)
    elif style.labels:
        rows = labelled_head(style, kind, {"org": org, "title": title, "location": where}, printed)
    else:
        rows = head(style, kind, {"title": title, "org": org, "place": where}, printed, extra)
        rows.extend(_asides(style, kind, post, said))
    if duration and style.duration == "below":
        rows.append(template.line((Piece(duration, Field.LABEL, "date"),), kind, Role.HEADER))
    if style.run_in and post.bullets and len(rows[-1].slots) <= 1 + bool(template.label_column) and not style.labels:
        run = " ".join(_ended(text) for text in post.bullets)
        rows[-1].slots = (*rows[-1].slots[:-1], _run_in(rows[-1].slots[-1], run))
        return said, rows
    return said, rows + _body(style, kind, post)


def _run_in(slot: Slot, text: str) -> Slot:
    """The description begins right behind the head."""
    return Slot(
        (*slot.pieces, Piece(". " if slot.pieces[-1].text[-1:] not in ".)" else " "), Piece(text, Field.TEXT)), slot.at
    )


def labelled_head(style: EntryStyle, kind: Kind, parts: dict[str, Piece | None], printed: Printed) -> list[Row]:
    """A form: every part on its own line behind its name."""
    template = style.template
    if printed.text:
        parts = {"dates": date_pieces(printed)[0], **parts}
    rows: list[Row] = []
    for name, piece in parts.items():
        if piece is not None:
            rows.append(template.form_row(name, piece, kind, Role.HEADER, opens=not rows))
    return rows


def _asides(style: EntryStyle, kind: Kind, post: Post, said: dict[str, object]) -> list[Row]:
    """What may follow a head: employment type, department, the organisation's page and what it does."""
    template, rng = style.template, style.template.rng
    rows: list[Row] = []
    small = []
    if style.kind and post.kind:
        small.append(Piece(post.kind, Field.KIND, "place"))
    if style.department and post.department:
        small.append(Piece(post.department, Field.DEPARTMENT, "place"))
    if small:
        rows.append(template.line(joined(small, template.separator), kind, Role.HEADER))
    if style.url and post.url:
        said["url"] = post.url
        rows.append(
            template.line((Piece(post.url, Field.LINK, "contact", link=f"http://{post.url}"),), kind, Role.HEADER)
        )
    if style.blurb and post.blurb and rng.random() < 0.8:
        said["summary"] = post.blurb
        rows.append(template.line((Piece(post.blurb, None, "place"),), kind, Role.TEXT))
    return rows


def _body(style: EntryStyle, kind: Kind, post: Post) -> list[Row]:
    template, rng = style.template, style.template.rng
    rows: list[Row] = []
    if style.sublabel and post.bullets:
        said = template.said("achievements") + rng.choice((":", "", ""))
        label = Piece(said, Field.LABEL, style.sublabel_look)
        rows.append(template.line((label,), kind, Role.TEXT))
    rows.extend(described(style, kind, post.bullets))
    if style.tools and post.tools:
        pieces = template.labelled("technologies", Piece(", ".join(post.tools), Field.TECHNOLOGIES, "text"))
        rows.append(template.line(pieces, kind, Role.TEXT))
    if style.leaving and post.leaving:
        rows.append(
            template.line(template.labelled("leaving", Piece(post.leaving, Field.TEXT, "text")), kind, Role.TEXT)
        )
    return rows


def projects(style: EntryStyle, items: list[Post]) -> Made:
    """Projects: name, role, dates, link, description and tools."""
    template, rng = style.template, style.template.rng
    rows: list[Row] = []
    truth: list[dict[str, object]] = []
    short = rng.random() < 0.3
    nested = rng.random() < 0.4
    for post in items:
        printed = template.dating.stretch(post.dates) if rng.random() < 0.75 else Printed("")
        said: dict[str, object] = {"name": post.title, "description": post.blurb}
        made = _project(style, post, printed, said, short=short, nested=nested)
        made[0].space = template.gap
        rows.extend(aside(template, made))
        truth.append(dated(said, printed))
    return rows, truth


def _project(
    style: EntryStyle, post: Post, printed: Printed, said: dict[str, object], *, short: bool, nested: bool
) -> list[Row]:
    template, rng, kind = style.template, style.template.rng, Kind.PROJECTS
    name = Piece(post.title, Field.TITLE, "title")
    if short and not printed.text:
        mark = rng.choice((": ", " – ", " - ", ". "))
        short_one = (name, Piece(mark), Piece(post.blurb, Field.TEXT, "text"))
        return [template.line(short_one, kind, Role.HEADER, opens=True, bullet=nested)]
    role = Piece(post.org, Field.HEADLINE, "org") if post.org else None
    if role:
        said["roles"] = [post.org]
    tools = Piece(", ".join(post.tools), Field.TECHNOLOGIES, "place") if post.tools and rng.random() < 0.25 else None
    rows = head(style, kind, {"title": name, "org": role, "tools": tools}, printed)
    if post.url:
        said["url"] = post.url
        rows.append(template.line((Piece(post.url, Field.LINK, "contact"),), kind, Role.HEADER))
    rows.append(template.text(post.blurb, kind))
    if post.bullets:
        said["highlights"] = list(post.bullets)
        rows.extend(template.text(text, kind, bullet=True) for text in post.bullets)
    if tools is None and post.tools and rng.random() < 0.6:
        pieces = template.labelled("technologies", Piece(", ".join(post.tools), Field.TECHNOLOGIES, "text"))
        rows.append(template.line(pieces, kind, Role.TEXT))
    return rows


def shuffled(rng: Random, pieces: list[Piece]) -> list[Piece]:
    """The same pieces in any order."""
    found = list(pieces)
    rng.shuffle(found)
    return found
