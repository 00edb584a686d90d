"""A person in a random template to a document with its labels."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from random import Random

from training.layouts.contact import Contact, contact, lone
from training.layouts.damage import rescan, smudge
from training.layouts.entries import EntryStyle, Made, aside, posts, projects
from training.layouts.listing import interests, languages, mentions, referees, skills
from training.layouts.rows import Piece, Row, Slot, joined
from training.layouts.schooling import studies
from training.layouts.setting import Frame, Paper, Placed, Setter
from training.layouts.template import Template
from training.lexicon.tables import Lexicon
from training.people.record import Mention, Person
from vitascope.model.document import Document, Line, Page, Place
from vitascope.parsing.labels import Field, Kind, LineLabel, Role

Drawn = tuple[Document, tuple[LineLabel, ...], dict[str, object]]

_SIDE = {
    Kind.SKILLS, Kind.LANGUAGES, Kind.INTERESTS, Kind.CERTIFICATIONS, Kind.AWARDS, Kind.REFERENCES, Kind.OTHER,
}  # fmt: skip
_TRUTH = {
    Kind.WORK: "work", Kind.EDUCATION: "education", Kind.SKILLS: "skills", Kind.LANGUAGES: "languages",
    Kind.CERTIFICATIONS: "certificates", Kind.PROJECTS: "projects", Kind.AWARDS: "awards",
    Kind.REFERENCES: "references", Kind.PUBLICATIONS: "publications", Kind.VOLUNTEERING: "volunteer",
    Kind.INTERESTS: "interests",
}  # fmt: skip
_RUN_IN = {Kind.SKILLS, Kind.LANGUAGES, Kind.INTERESTS}
"""Sections that may be one line with their title."""

_MIXED = {
    frozenset({Kind.SKILLS, Kind.LANGUAGES}), frozenset({Kind.SKILLS, Kind.INTERESTS}),
    frozenset({Kind.AWARDS, Kind.CERTIFICATIONS}), frozenset({Kind.LANGUAGES, Kind.INTERESTS}),
    frozenset({Kind.EDUCATION, Kind.CERTIFICATIONS}), frozenset({Kind.SKILLS, Kind.CERTIFICATIONS}),
    frozenset({Kind.AWARDS, Kind.PUBLICATIONS}),
}  # fmt: skip


class _Sheet:
    """The blocks of one document before they are set."""

    def __init__(self, template: Template, person: Person) -> None:
        self.template = template
        self.person = person
        self.truth: dict[str, object] = {}
        self.style = EntryStyle(template)
        self._shared = template.rng.random() < 0.6
        self._number = 0

    def _style(self) -> EntryStyle:
        """Most documents build all heads alike; some do not."""
        return self.style if self._shared else EntryStyle(self.template)

    def body(self, kind: Kind, *, narrow: bool) -> list[Row]:
        """The rows of a section without its heading; none where there is nothing to say."""
        made = self._made(kind, narrow=narrow)
        if made is None or not any(piece.text for row in made[0] for slot in row.slots for piece in slot.pieces):
            return []
        if made[1] and kind in _TRUTH:
            self.truth[_TRUTH[kind]] = made[1]
        return made[0]

    def _made(self, kind: Kind, *, narrow: bool) -> Made | None:
        template, person = self.template, self.person
        match kind:
            case Kind.WORK:
                return posts(self.style, kind, person.work)
            case Kind.VOLUNTEERING:
                return posts(self._style(), kind, person.volunteering)
            case Kind.EDUCATION:
                return studies(self._style(), person.studies)
            case Kind.SKILLS:
                return skills(template, person.skills, narrow=narrow)
            case Kind.LANGUAGES:
                return languages(template, person.languages, narrow=narrow)
            case Kind.PROJECTS:
                return projects(self._style(), person.projects)
            case Kind.CERTIFICATIONS | Kind.AWARDS | Kind.PUBLICATIONS:
                return mentions(self._style(), kind, _mentioned(person, kind))
            case _:
                return self._small(kind)

    def _small(self, kind: Kind) -> Made | None:
        template, person = self.template, self.person
        if kind is Kind.INTERESTS:
            return interests(template, person.interests) if person.interests else None
        if kind is Kind.REFERENCES:
            return referees(template, person.referees) if person.referees else None
        if kind is Kind.OTHER and person.extra:
            bullet = template.rng.random() < 0.5
            return aside(template, [template.text(text, kind, bullet=bullet) for text in person.extra]), []
        return None

    def _profiles(self) -> list[Row]:
        """The links as a section, once, before one section or another."""
        template = self.template
        if not template.profile_rows or template.rng.random() > 0.3:
            return []
        found, template.profile_rows = template.profile_rows, []
        return self.headed(Kind.CONTACT, found, text=template.heading_words.draw(template.rng, "heading.profiles"))

    def summary(self) -> list[Row]:
        """What the person says of himself or herself."""
        text = self.person.summary
        if not text:
            return []
        template = self.template
        basics = self.truth.setdefault("basics", {})
        assert isinstance(basics, dict)
        basics["summary"] = text
        if template.rng.random() < 0.1:
            rows = [template.text(part, Kind.SUMMARY, bullet=True) for part in re.split(r"(?<=[.。]) ", text)]
        else:
            rows = [template.text(text, Kind.SUMMARY)]
        return aside(template, rows) if template.rng.random() < 0.7 else rows

    def headed(self, kind: Kind, rows: list[Row], *, text: str = "") -> list[Row]:
        """A section with its heading above, or in the label column beside its first row."""
        if not rows:
            return []
        self._number += 1
        template = self.template
        heading = template.heading(kind, self._number, text)
        if template.label_column and template.heading_column and rows[0].slots[0].at and template.rng.random() < 0.9:
            pieces = tuple(replace(piece, field=Field.LABEL) for piece in heading.slots[0].pieces)
            rows[0].slots = (Slot(pieces), *rows[0].slots)
            rows[0].space = template.section_gap
            return rows
        if (
            template.run_in
            and template.heading_case != "spaced"
            and len(rows) == 1
            and kind in _RUN_IN
            and len(rows[0].slots) == 1
            and not rows[0].bullet
        ):
            return [_led(template, heading, rows[0])]
        rows[0].space = 0.15
        return [heading, *rows]

    def sections(self, kinds: Iterable[Kind], *, narrow: bool = False) -> list[Row]:
        """Sections one under the other, now and then two under one heading."""
        rng, words = self.template.rng, self.template.heading_words
        rows: list[Row] = []
        before: Kind | None = None
        for kind in kinds:
            if kind is Kind.SUMMARY:
                body = self.summary()
                rows.extend(body if rng.random() < 0.2 and body and not rows else self.headed(kind, body))
                before = None
                continue
            rows.extend(self._profiles())
            body = self.body(kind, narrow=narrow)
            if body and before and frozenset({before, kind}) in _MIXED and rng.random() < 0.2:
                heading = next((row for row in reversed(rows) if row.role is Role.HEADING), None)
                if heading:
                    sign = (
                        rng.choice((" & ", " / ", " & ", ", "))
                        if words.language != "en"
                        else rng.choice((" & ", " and ", " / "))
                    )
                    both = f"{words.draw(rng, f'heading.{before}')}{sign}{words.draw(rng, f'heading.{kind}')}"
                    heading.slots = self.template.heading(before, 1, both).slots
                    rows.extend(body)
                    before = None
                    continue
            rows.extend(self.headed(kind, body))
            before = kind if body else before
        return rows


def _led(template: Template, heading: Row, row: Row) -> Row:
    """A section of one row whose title stands in that row."""
    words = "".join(piece.text for slot in heading.slots for piece in slot.pieces).rstrip(" :-")
    slot = row.slots[0]
    if template.label_column:
        row.slots = (Slot((Piece(words, Field.LABEL, "heading"),)), replace(slot, at=template.label_column))
    else:
        row.slots = (Slot((Piece(f"{words}:", Field.LABEL, "heading"), Piece(" "), *slot.pieces), slot.at),)
    row.space = template.section_gap
    return row


def _mentioned(person: Person, kind: Kind) -> list[Mention]:
    return {
        Kind.CERTIFICATIONS: person.certificates, Kind.AWARDS: person.awards, Kind.PUBLICATIONS: person.publications,
    }[kind]  # fmt: skip


def draw(person: Person, words: Lexicon, rng: Random) -> Drawn:
    """A document of a person in a template drawn by chance."""
    template = Template(rng, words)
    sheet = _Sheet(template, person)
    known = contact(template, person)
    basics = dict(known.truth)
    sheet.truth["basics"] = basics
    if rng.random() < 0.05 and person.languages and Kind.LANGUAGES in template.order:
        known.block.append(_spoken(template, person, sheet))
    regions = _regions(template, sheet, known)
    placed = _set(template, regions)
    placed = _with_noise(template, person, placed)
    document = _document(template, placed)
    lines = {id(one.line): one.label for one in placed}
    labels = tuple(lines[id(line)] for line in document.lines)
    if template.mode == "scan":
        pages = tuple(
            replace(page, scanned=True, lines=tuple(rescan(rng, line) for line in page.lines))
            for page in document.pages
        )
        document = replace(document, pages=pages)
    return document, labels, sheet.truth


def _regions(template: Template, sheet: _Sheet, known: Contact) -> list[tuple[str, list[Row]]]:
    """What stands in the head, beside and in the main column, in reading order."""
    rng = template.rng
    top = list(known.title)
    if template.titled:
        top.insert(0, lone(template, sheet.person))
    if template.plain and rng.random() < 0.2:
        return [("main", _letter(template, sheet, top, known.block))]
    if not template.sidebar:
        return _one_column(template, sheet, known, top)
    beside = [kind for kind in template.order if kind in _SIDE and rng.random() < 0.75]
    if rng.random() < 0.25:
        beside.append(Kind.EDUCATION)
    main = [kind for kind in template.order if kind not in beside]
    if Kind.SUMMARY in main and rng.random() < 0.2:
        main.remove(Kind.SUMMARY)
        beside.insert(0, Kind.SUMMARY)
    inside = rng.random() < 0.35
    block = sheet.headed(Kind.CONTACT, known.block) if rng.random() < 0.65 else known.block
    first = [*top, *block] if inside else block
    side = ("side", [*first, *sheet.sections(beside, narrow=True)])
    centre = ("main", sheet.sections(main))
    order = [side, centre] if template.sidebar < 0 or rng.random() < 0.3 else [centre, side]
    return order if inside else [("band", top), *order]


def _spoken(template: Template, person: Person, sheet: _Sheet) -> Row:
    """Languages among the ways to reach the person, without a title."""
    template.order.remove(Kind.LANGUAGES)
    names = [name for name, _ in person.languages]
    sheet.truth["languages"] = [{"language": name} for name in names]
    pieces = joined((Piece(name, Field.LANGUAGE, "contact") for name in names), ", ", "contact")
    return template.line(pieces, Kind.LANGUAGES, Role.TEXT)


def _one_column(template: Template, sheet: _Sheet, known: Contact, top: list[Row]) -> list[tuple[str, list[Row]]]:
    """The regions of a page without a sidebar."""
    rng = template.rng
    block = known.block
    if template.foot and block:
        for row in block:
            row.centred = True
        return [("main", [*top, *sheet.sections(template.order)]), ("foot", block)]
    if rng.random() < 0.1 and block:
        block = sheet.headed(Kind.CONTACT, block)
    if template.mode == "docx" and rng.random() < 0.15:
        where = rng.choice((Place.HEADER, Place.HEADER, Place.TEXTBOX))
        for row in (*top, *block):
            row.place = where
        return [("band", [*top, *block]), ("main", sheet.sections(template.order))]
    rows = [*top, *block, *sheet.sections(template.order)]
    if rng.random() < 0.06:
        rows = [*top, *sheet.sections(template.order), *sheet.headed(Kind.CONTACT, known.block)]
    return [("main", rows)]


def _letter(template: Template, sheet: _Sheet, top: list[Row], block: list[Row]) -> list[Row]:
    """A résumé in an e-mail: a greeting above; the ways to reach the person below the name, or in the signature."""
    words, rng = template.words, template.rng

    def said(*texts: str) -> list[Row]:
        return [template.text(text, Kind.NOISE) for text in texts if text]

    rows = [*said(words.draw(rng, "greeting"), words.draw(rng, "greeting.body")), *top]
    if rng.random() < 0.4:
        return [*rows, *block, *sheet.sections(template.order)]
    signed = said(words.draw(rng, "closing"), sheet.person.name, rng.choice(("--", "--", "")))
    return [*rows, *sheet.sections(template.order), *signed, *block]


def _paper(template: Template) -> Paper:
    rng = template.rng
    width, height = rng.choice(((595.0, 842.0), (595.0, 842.0), (612.0, 792.0)))
    return Paper(
        width,
        height,
        rng.choice((36.0, 45.0, 54.0, 60.0, 72.0)),
        template.leading,
        template.looks,
        hyphenates=template.mode == "pdf" and rng.random() < 0.3,
        paragraphs_known=template.mode == "docx" or template.plain,
        table="rows" if template.table else "regions" if template.mode == "docx" and template.sidebar else "",
    )


def _set(template: Template, regions: list[tuple[str, list[Row]]]) -> list[Placed]:
    rng, paper = template.rng, _paper(template)
    if template.mode == "scan":
        rate = rng.choice((0.005, 0.01, 0.02, 0.04))
        regions = [(name, smudge(rng, rows, rate)) for name, rows in regions]
    if template.caps:
        regions = [(name, [_capital(row, template.caps) for row in rows]) for name, rows in regions]
    full = paper.width - 2 * paper.margin
    if template.mode == "txt":
        full = full * 3 if template.wide else full
    share = rng.choice((0.26, 0.3, 0.34, 0.38))
    split = share if template.sidebar < 0 else 1.0 - share
    top = paper.margin
    placed: list[Placed] = []
    for column, (name, rows) in enumerate(regions):
        left, width = paper.margin, full
        if name != "band" and template.sidebar:
            left_part = (name == "side") == (template.sidebar < 0)
            left = paper.margin if left_part else paper.margin + full * split + 12.0
            width = full * split - 6.0 if left_part else full * (1.0 - split) - 12.0
        first = paper.height - 14.0 * len(rows) - 20.0 if name == "foot" else top
        setter = Setter(
            replace(paper, margin=20.0) if name == "foot" else paper, Frame(left, width, first, column), rng
        )
        setter.set(rows)
        placed.extend(setter.placed)
        if name == "band":
            top = setter.bottom + 14.0
    return placed


def _capital(row: Row, fields: set[Field]) -> Row:
    """A row with pieces of these fields in capitals."""
    return row.with_pieces(
        tuple(replace(piece, text=piece.text.upper()) if piece.field in fields else piece for piece in slot.pieces)
        for slot in row.slots
    )


def _with_noise(template: Template, person: Person, placed: list[Placed]) -> list[Placed]:
    """Running heads and feet on pages that have them."""
    rng = template.rng
    pages = max((one.line.page for one in placed), default=1)
    if template.plain or rng.random() > (0.5 if pages > 1 else 0.15):
        return placed
    patterns = template.words.all("noise.page") if rng.random() < 0.8 else ()
    pattern = rng.choice(patterns) if patterns else template.words.draw(rng, "noise.line")
    reach = rng.random() < 0.3 and any(one.label.kind is Kind.CONTACT and "@" in one.line.text for one in placed)
    if reach:
        pattern = _letterhead(template, person)
    at_top = rng.random() < (0.5 if reach else 0.25)
    found = list(placed)
    paper = Paper(595.0, 2000.0, 20.0, template.leading, template.looks, hyphenates=False, paragraphs_known=False)
    column = max(one.line.column for one in placed) + 1
    for page in range(1, pages + 1):
        if at_top and page == 1 and not (reach and rng.random() < 0.4):
            continue
        text = pattern.replace("{i}", str(page)).replace("{t}", str(pages)).replace("{name}", person.name)
        row = template.text(text, Kind.NOISE)
        row.centred = rng.random() < 0.7
        setter = Setter(paper, Frame(60.0, 475.0, 24.0 if at_top else 800.0, 0 if at_top else column), rng)
        setter.set([row])
        for one in setter.placed:
            place = Place.BODY
            if template.mode == "docx" or rng.random() < 0.4:
                place = Place.HEADER if at_top else Place.FOOTER
            line = replace(one.line, page=page, place=place)
            noise = Placed(line, one.label)
            at = next((n for n, other in enumerate(found) if other.line.page == page), 0) if at_top else len(found)
            found.insert(at, noise)
    return found


def _letterhead(template: Template, person: Person) -> str:
    """A running head or foot that says again who it is and how to reach the person."""
    rng = template.rng
    parts = [person.name, person.email, *person.phones[:1], person.spot.city]
    parts += [template.words.draw(rng, "noise.title"), template.words.draw(rng, "noise.line")]
    if person.street:
        parts.append(f"{person.street}, {person.postal} {person.spot.city}")
    chosen = rng.sample(parts, rng.randint(2, min(4, len(parts))))
    if rng.random() < 0.7 and person.email not in chosen:
        chosen.append(person.email)
    return rng.choice((" | ", " – ", " - ", " · ", ", ", "   ")).join(part for part in chosen if part)


def _document(template: Template, placed: list[Placed]) -> Document:
    count = max((one.line.page for one in placed), default=1)
    if template.web:
        return Document("html", _pages(placed, count, drawn=True))
    names = {"pdf": ("pdf",), "docx": ("docx", "docx", "odt", "doc", "rtf"), "txt": ("txt",), "markdown": ("md",)}
    name = template.rng.choice(names.get(template.mode, ("pdf", "jpg", "png", "tiff")))
    return Document(name, _pages(placed, count, drawn=name in {"txt", "md", "docx", "odt", "doc", "rtf"}))


def _pages(placed: list[Placed], count: int, *, drawn: bool) -> tuple[Page, ...]:
    return tuple(
        Page(number, 595.0, 842.0, _renumbered([one.line for one in placed if one.line.page == number]), drawn=drawn)
        for number in range(1, count + 1)
    )


def _renumbered(lines: list[Line]) -> tuple[Line, ...]:
    """Lines whose regions count from 0 on their page; the identity of unchanged lines is kept."""
    numbers = {column: at for at, column in enumerate(dict.fromkeys(line.column for line in lines))}
    for line in lines:
        object.__setattr__(line, "column", numbers[line.column])
    return tuple(lines)
