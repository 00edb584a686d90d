"""The choices that hold inside one document: a template, drawn at random."""

from __future__ import annotations

from random import Random

from training.layouts.dating import Dating
from training.layouts.rows import RIGHT, Piece, Row, Slot
from training.layouts.setting import width_of
from training.lexicon.tables import Lexicon, lexicon
from training.people.record import Moment, Spot, Stretch
from vitascope.model.document import Style
from vitascope.parsing.labels import Field, Kind, Role

MODES = ("pdf",) * 11 + ("docx",) * 3 + ("txt", "markdown") + ("scan",) * 3
_FONTS = ("Helvetica", "Times", "Calibri", "Arial", "Garamond", "Lato", "CMR10", "Roboto", "")
_COLOURS = (0, 0, 0, 0, 0x333333, 0x555555, 0x1F4E79, 0x2A7AE2, 0x8B0000, 0x008080, 0x777777, 0x6A1B9A, 0xFF6600)
_SEPARATORS = (
    ", ",
    ", ",
    ", ",
    " | ",
    " | ",
    " - ",
    " – ",
    " — ",
    " · ",
    " • ",
    " / ",
    " // ",
    "; ",
    "  ",
    ",  ",
    " : ",
)
BODY_KINDS = (
    Kind.SUMMARY, Kind.WORK, Kind.EDUCATION, Kind.SKILLS, Kind.LANGUAGES, Kind.CERTIFICATIONS, Kind.PROJECTS,
    Kind.AWARDS, Kind.PUBLICATIONS, Kind.VOLUNTEERING, Kind.INTERESTS, Kind.REFERENCES, Kind.OTHER,
)  # fmt: skip


class Template:
    """How one document is laid out.

    Attributes:
        mode: pdf, docx, txt, markdown or scan: how the file would have come to us.
        sidebar: -1 at the left, 1 at the right, 0 none.
        form: the ways to reach the person stand in a table, two pairs of label and value a row.
        profiles: links stand in a section of their own.
        foot: the ways to reach the person stand at the foot of the first page.
        titled: "Curriculum vitae" stands above everything.
        label_sign: what parts a form's labels from its values; `gap` where these stand in a column.
        label_column: share of the width that dates stand in at the left; 0.0 for none.
    """

    def __init__(self, rng: Random, words: Lexicon) -> None:
        self.rng = rng
        self.words = words
        self._said: dict[str, str] = {}
        self.mode = rng.choice(MODES)
        self.plain = self.mode in {"txt", "markdown"}
        self.dating = Dating(rng, words)
        self.sidebar = 0 if self.plain or rng.random() < 0.72 else rng.choice((-1, -1, 1))
        self.label_column = rng.choice((0.16, 0.19, 0.22, 0.25)) if not self.sidebar and rng.random() < 0.2 else 0.0
        if self.plain:
            self.label_column = 0.0
        if self.label_column and rng.random() < 0.75:
            usual = self.dating.stretch(Stretch(Moment(2014, 9, 20), Moment(2018, 10, 20))).text
            self.label_column = max(self.label_column, min(0.36, width_of(usual) * 10.5 / 480 + 0.03))
        self.wide = self.mode == "txt" and rng.random() < 0.4
        self.table = self.mode == "docx" and bool(self.label_column) and rng.random() < 0.6
        self.separator = rng.choice(_SEPARATORS)
        self.mark = rng.choice(words.all("mark"))
        self.mark_lost = not self.plain and rng.random() < 0.1
        self.caps = {field for field in (Field.TITLE, Field.ORG, Field.SKILL, Field.HEADLINE) if rng.random() < 0.03}
        self.mark_inside = self.mode != "markdown" and rng.random() < (0.15 if not self.plain else 0.3)
        self.narrow_dates = rng.random() < 0.5
        self.leading = 1.0 + rng.choice((0.15, 0.2, 0.25, 0.35, 0.5))
        self.form = rng.random() < (0.02 if words.language == "en" else 0.05 if words.language != "zh" else 0.2)
        self.courses_listed = rng.choice((0, 0, 0, 1, 2))
        self.profiles = not self.plain and rng.random() < 0.12
        self.foot = not self.sidebar and not self.plain and rng.random() < 0.05
        self.profile_rows: list[Row] = []
        self.titled = rng.random() < (0.07 if words.language == "en" else 0.14)
        self.label_sign = rng.choice((": ", ": ", ": ", ":", "  ", "gap"))
        if words.language == "zh" and self.label_sign != "gap":
            self.label_sign = "："
        self.run_in = rng.random() < (0.12 if not self.label_column else 0.3)
        self.indent = rng.choice((0.0, 0.0, 8.0, 14.0, 18.0, 24.0))
        self.gap = rng.choice((0.2, 0.4, 0.6, 0.9))
        self.section_gap = rng.choice((0.4, 0.7, 1.0, 1.4))
        self._headings(rng)
        self.looks = self._styles(rng)
        self.order = self._order(rng)

    def _headings(self, rng: Random) -> None:
        other = rng.random() < (0.12 if self.words.language != "en" else 0.0)
        self.heading_words = lexicon("en") if other else self.words
        self.heading_case = rng.choice(("as is", "as is", "as is", "upper", "upper", "upper", "lower", "spaced"))
        if self.words.language == "zh" or (self.heading_case == "spaced" and self.plain):
            self.heading_case = "as is"
        self.heading_mark = rng.choice(("", "", "", "", "", "", ":", " :", "number", "icon", "rule"))
        if self.mode == "markdown":
            self.heading_mark = ""
        self.heading_level = rng.choice((1, 1, 2)) if self.mode == "docx" and rng.random() < 0.6 else 0
        if self.plain and rng.random() < 0.85:
            self.heading_level = 2
        self.entry_level = 3 if self.heading_level and rng.random() < (0.9 if self.mode == "markdown" else 0.25) else 0
        self.web = self.mode == "docx" and rng.random() < 0.15
        self.heading_style = f"Heading {self.heading_level}" if self.heading_level and self.mode == "docx" else ""
        if self.mode == "docx" and not self.heading_level and rng.random() < 0.3:
            self.heading_style = rng.choice(("SectionTitle", "Überschrift", "Section", "CV Heading"))
        self.heading_centred = rng.random() < 0.12
        self.heading_column = bool(self.label_column) and rng.random() < 0.35
        if self.heading_column and self.heading_case == "spaced":
            self.heading_case = "upper"
        docx = self.mode == "docx" and not self.web
        self.body_style = rng.choice(("Normal", "Normal", "Body Text", "Standard", "Text Body")) if docx else ""
        self.list_style = rng.choice(("List Paragraph", "List Bullet", "Compact", self.body_style)) if docx else ""
        self.heading_style = self.heading_style if docx else ""

    def _styles(self, rng: Random) -> dict[str, Style]:
        size = rng.choice((8.5, 9.0, 9.5, 10.0, 10.0, 10.5, 11.0, 11.0, 12.0))
        font = rng.choice(_FONTS) if not self.plain else "Courier"
        ink = rng.choice((0, 0, 0, 0x222222, 0x333333, 0x444444))
        body = Style(size, colour=ink, font=font)
        names = (
            "body",
            "title",
            "org",
            "date",
            "place",
            "heading",
            "name",
            "headline",
            "contact",
            "label",
            "group",
            "text",
            "sub",
            "pill",
        )
        if self.mode == "markdown":
            heads = {"heading": Style(15.0, bold=True), "name": Style(20.0, bold=True), "title": Style(12.0, bold=True)}
            heads["org"] = heads["title"] if self.entry_level else Style(10.0)
            return {"body": Style(10.0), **heads} if self.entry_level else {"body": Style(10.0)}
        if self.plain or rng.random() < 0.03:
            return {"body": Style(10.0 if self.plain else size, font=font)}
        looks = dict.fromkeys(names, body)
        accent = rng.choice(_COLOURS)
        bold = rng.choice(("title", "title", "org", "org", "both", "none"))
        italic = rng.choice(("title", "org", "date", "place", "none", "none"))
        for name in ("title", "org", "date", "place"):
            looks[name] = Style(
                size + (rng.choice((0.0, 0.0, 1.0, 2.0)) if name in {"title", "org"} else rng.choice((0.0, 0.0, -1.0))),
                bold=name == bold or (bold == "both" and name in {"title", "org"}),
                italic=name == italic,
                colour=rng.choice((ink, ink, accent)),
                font=font,
            )
        wide = rng.choice((0.0, 0.0, 1.0, 2.0, 3.0, 4.0, 6.0))
        looks["heading"] = Style(
            size + wide, bold=wide < 1.0 or rng.random() < 0.7, italic=rng.random() < 0.04, colour=accent, font=font
        )
        if rng.random() < 0.05:
            looks["heading"] = body
        looks["name"] = Style(
            size + rng.choice((2.0, 6.0, 8.0, 12.0, 16.0)), bold=rng.random() < 0.6, colour=accent, font=font
        )
        looks["headline"] = Style(size + rng.choice((0.0, 1.0, 3.0)), italic=rng.random() < 0.2, colour=ink, font=font)
        looks["label"] = Style(size, bold=rng.random() < 0.4, colour=rng.choice((ink, accent)), font=font)
        sub = size + rng.choice((0.0, 0.0, 0.0, 1.0, 2.0, 3.0))
        looks["sub"] = Style(sub, bold=rng.random() < 0.5, italic=rng.random() < 0.15, colour=ink, font=font)
        looks["pill"] = Style(max(6.0, size - rng.choice((0.0, 0.0, 1.0, 2.0))), bold=rng.random() < 0.4, font=font)
        looks["group"] = Style(size, bold=rng.random() < 0.65, colour=ink, font=font)
        looks["contact"] = Style(max(7.0, size - rng.choice((0.0, 0.0, 1.0))), colour=ink, font=font)
        return looks

    def _order(self, rng: Random) -> list[Kind]:
        """The sections that are printed, in order."""
        first = [Kind.SUMMARY] if rng.random() < 0.75 else []
        core = [Kind.WORK, Kind.EDUCATION] if rng.random() < 0.72 else [Kind.EDUCATION, Kind.WORK]
        rest = [kind for kind in BODY_KINDS if kind not in {*core, Kind.SUMMARY} and rng.random() < 0.92]
        rng.shuffle(rest)
        if Kind.SKILLS in rest and rng.random() < 0.35:
            rest.remove(Kind.SKILLS)
            core.insert(0, Kind.SKILLS)
        at = rng.randint(0, 2) if rng.random() < 0.3 else 0
        early, late = rest[:at], rest[at:]
        return [*first, core[0], *early, *core[1:], *late]

    # -- pieces ------------------------------------------------------------------

    def heading(self, kind: Kind, number: int, text: str = "") -> Row:
        """The line that names a section."""
        rng = self.rng
        text = text or self.heading_words.draw(rng, f"heading.{kind}") or str(kind).title()
        text = self._lasting(kind, text)
        if self.heading_case == "upper":
            text = text.upper()
        elif self.heading_case == "lower":
            text = text.lower()
        elif self.heading_case == "spaced" and len(text) < 32:
            text = "  ".join(" ".join(word) for word in text.upper().split())
        match self.heading_mark:
            case "number":
                text = f"{number}. {text}"
            case "icon":
                text = f"{('▌', '■', '§', '➤', '»', '✦')[number % 2]} {text}"
            case "rule":
                text = f"{text} {'-' * 20}" if self.plain else text
            case mark:
                text += mark
        made = Row((Slot((Piece(text, None, "heading"),)),), kind, Role.HEADING)
        made.heading, made.style_name = self.heading_level, self.heading_style
        made.centred, made.space = self.heading_centred, self.section_gap
        return made

    def _lasting(self, kind: Kind, text: str) -> str:
        """The heading of the work section with all its years, as job sites print it."""
        years, months = self.words.all("years"), self.words.all("monthsword")
        if kind is not Kind.WORK or not years or not months or self.rng.random() > 0.03:
            return text
        return f"{text} — {self.rng.randint(2, 25)} {years[-1]} {self.rng.randint(2, 11)} {months[-1]}"

    def text(self, text: str, kind: Kind, *, bullet: bool = False, role: Role = Role.TEXT) -> Row:
        """A line of running text."""
        return self.line((Piece(text, None, "text"),), kind, role, bullet=bullet)

    def line(
        self, pieces: tuple[Piece, ...], kind: Kind, role: Role, *, opens: bool = False, bullet: bool = False
    ) -> Row:
        """Pieces as a row, with a list mark where it is an item."""
        mark = ""
        if bullet and self.mark_inside:
            pieces = (Piece(f"{self.mark} ", None, pieces[0].look), *pieces)
        elif bullet and not self.mark_lost:
            mark = self.mark
        made = Row((Slot(pieces),), kind, role, opens=opens, bullet=mark)
        made.indent = self.indent if bullet else 0.0
        made.depth = 1 if bullet and self.mode == "docx" else 0
        if self.mode == "docx":
            made.style_name = self.list_style if bullet else self.body_style
        return made

    def floated(self, row: Row, pieces: tuple[Piece, ...]) -> Row:
        """The same row with pieces flush right."""
        row.slots = (*row.slots, Slot(pieces, RIGHT))
        return row

    def said(self, key: str) -> str:
        """The word by which this document announces something."""
        return self._said.setdefault(key, self.words.draw(self.rng, f"label.{key}"))

    def labelled(self, key: str, piece: Piece, sign: str = ": ") -> tuple[Piece, ...]:
        """A piece behind the word that announces it."""
        word = self.said(key)
        if not word:
            return (piece,)
        if "：" in sign:
            return (Piece(word + sign, Field.LABEL, "label"), piece)
        return (Piece(word + sign.rstrip(), Field.LABEL, "label"), Piece(sign[len(sign.rstrip()) :] or " "), piece)

    def form_row(self, key: str, piece: Piece, kind: Kind, role: Role, *, opens: bool = False) -> Row:
        """A row of a form: a label, and the value behind it or in the column of values."""
        gap = self.label_sign == "gap"
        made = self.line(self.labelled(key, piece, "  " if gap else self.label_sign), kind, role, opens=opens)
        pieces = made.slots[0].pieces
        if gap and len(pieces) > 1:
            made.slots = (Slot(pieces[:1]), Slot(pieces[-1:], max(0.24, self.label_column)))
        return made

    def place(self, spot: Spot | None) -> str:
        """A place as this document prints it."""
        if spot is None:
            return ""
        if spot.remote or not self._parts:
            return spot.city
        if self.rng.random() < 0.02 and self.words.language == "en":
            return f"{spot.city} ({self.rng.choice(('remote', 'Remote', 'hybrid'))})"
        parts = [spot.city]
        if self._parts in {"region", "both"} and spot.region:
            parts.append(spot.region)
        if self._parts in {"country", "both"} and spot.country:
            parts.append(spot.country)
        return ", ".join(parts) if self._parts != "brackets" else spot.city

    @property
    def _parts(self) -> str:
        if not hasattr(self, "_place_parts"):
            self._place_parts = self.rng.choice(("", "region", "region", "country", "both"))
        return self._place_parts
