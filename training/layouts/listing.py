"""Skills, languages, interests, mentions and referees to rows."""

from __future__ import annotations

from training.layouts.dating import Printed
from training.layouts.entries import EntryStyle, Made, aside, date_pieces, head
from training.layouts.rows import RIGHT, Piece, Row, Slot, joined
from training.layouts.setting import width_of
from training.layouts.template import Template
from training.people.record import Mention, Referee, Skillset
from vitascope.parsing.labels import Field, Kind, Role

_LEVELS = (" ({})", " – {}", ": {}", " - {}", ", {}", " {}", "\t{}")


def _levelled(name: Piece, level: str, field: Field, pattern: str) -> tuple[Piece, ...]:
    before, _, after = pattern.partition("{}")
    found = (name, Piece(before.replace("\t", "  ")), Piece(level, field, "text"))
    return (*found, Piece(after)) if after else found


def skills(template: Template, sets: list[Skillset], *, narrow: bool) -> Made:
    """Skill lists in one of the ways that people write them."""
    rng = template.rng
    group = template.looks.get("group", template.looks["body"])
    levels = rng.random() < 0.2
    pattern = rng.choice(_LEVELS)
    shape = rng.choice(("list", "list", "list", "bullets", "bullets", "columns", "lines"))
    if any(one.group for one in sets):
        shape = rng.choice(("grouped", "grouped", "grouped", "gap", "over", "over bullets", "bracketed"))
    if narrow and shape in {"columns", "gap"}:
        shape = "lines"
    mark = rng.choice((", ", ", ", ", ", ", ", " | ", " • ", " · ", "; ", " / ", PILLS))
    if mark == " / " and any("/" in name for one in sets for name, _ in one.skills):
        mark = ", "
    rating = rng.choice(RATINGS) if levels and rng.random() < 0.25 else ""
    look = "pill" if mark == PILLS else "text"
    if shape in {"bullets", "lines", "over bullets"} and rng.random() < 0.15:
        look = "title"
    template.looks["group"] = template.looks.get("title", group) if "over" in shape and rng.random() < 0.2 else group
    rows: list[Row] = []
    truth: list[dict[str, object]] = []
    for one in sets:
        items = [
            _levelled(Piece(name, Field.SKILL, look), _rated(template, level, rating), Field.LEVEL, pattern)
            if levels and level
            else (Piece(name, Field.SKILL, look),)
            for name, level in one.skills
        ]
        rows.extend(_skillset(template, one.group, items, shape, mark))
        names = [name for name, _ in one.skills]
        truth.extend([{"name": one.group, "keywords": names}] if one.group else [{"name": name} for name in names])
    return aside(template, rows), truth


PILLS = " " * 6
"""Between labels that stand side by side, each in a box of its own."""

RATINGS = ("●○", "★☆", "■□", "%", "/5", "/10")


def _rated(template: Template, level: str, rating: str) -> str:
    """The level in words, or as dots, stars, or a share."""
    if not rating:
        return level
    got = template.rng.randint(2, 5)
    match rating:
        case "%":
            return f"{got * 20 - template.rng.choice((0, 5, 10))}%"
        case "/5":
            return f"{got}/5"
        case "/10":
            return f"{got * 2}/10"
        case _:
            return rating[0] * got + rating[1] * (5 - got)


def _flat(items: list[tuple[Piece, ...]], mark: str) -> tuple[Piece, ...]:
    found: list[Piece] = []
    for item in items:
        found.extend((Piece(mark, look="text"), *item) if found else item)
    return tuple(found)


def _skillset(template: Template, group: str, items: list[tuple[Piece, ...]], shape: str, mark: str) -> list[Row]:
    rng, kind = template.rng, Kind.SKILLS
    name = Piece(group, Field.GROUP, "group")
    match shape:
        case "list":
            return [template.line(_flat(items, mark), kind, Role.TEXT)]
        case "bullets":
            return [template.line(item, kind, Role.TEXT, bullet=True) for item in items]
        case "lines":
            return [template.line(item, kind, Role.TEXT) for item in items]
        case "columns":
            return _columns(template, items, rng.choice((2, 3, 3, 4)))
        case "grouped":
            sign = rng.choice((": ", ": ", ": ", " – ", " - "))
            level = template.words.draw(rng, "level") if rng.random() < 0.1 else ""
            rank = (Piece(" (", look="group"), Piece(level, Field.LEVEL, "group"), Piece(")", look="group"))
            pieces = (name, *(rank if level else ()), Piece(sign, look="group"), *_flat(items, mark))
            return [template.line(pieces, kind, Role.TEXT, bullet=rng.random() < 0.2)]
        case "gap":
            row = template.line((name,), kind, Role.TEXT)
            row.slots = (Slot((name,)), Slot(_flat(items, mark), max(0.26, template.label_column)))
            return [row]
        case "bracketed":
            return [template.line((name, Piece(" ("), *_flat(items, ", "), Piece(")")), kind, Role.TEXT)]
        case "over bullets":
            return [template.line((name,), kind, Role.TEXT)] + [
                template.line(item, kind, Role.TEXT, bullet=True) for item in items
            ]
        case _:
            return [template.line((name,), kind, Role.TEXT), template.line(_flat(items, mark), kind, Role.TEXT)]


def _columns(template: Template, items: list[tuple[Piece, ...]], count: int) -> list[Row]:
    rows: list[Row] = []
    longest = max(width_of("".join(piece.text for piece in item)) for item in items)
    count = max(1, min(count, int(44 / (longest + 2.0))))
    bullet = template.rng.random() < 0.4
    for at in range(0, len(items), count):
        row = template.line((Piece(""),), Kind.SKILLS, Role.TEXT)
        row.slots = tuple(
            Slot((Piece(f"{template.mark} "), *item) if bullet else item, number / count)
            for number, item in enumerate(items[at : at + count])
        )
        rows.append(row)
    return rows


def languages(template: Template, items: list[tuple[str, str]], *, narrow: bool) -> Made:
    """Languages with their levels."""
    rng = template.rng
    shape = rng.choice(("lines", "lines", "bullets", "list", "list", "gap", "under"))
    if narrow and shape == "gap":
        shape = "lines"
    bare = rng.random() < 0.12
    pattern = rng.choice(_LEVELS)
    pairs = [
        (Piece(name, Field.LANGUAGE, "text"),)
        if bare or not level
        else _levelled(Piece(name, Field.LANGUAGE, "text"), level, Field.LEVEL, pattern)
        for name, level in items
    ]
    truth: list[dict[str, object]] = [
        {"language": name} if bare or not level else {"language": name, "fluency": level} for name, level in items
    ]
    rows: list[Row] = []
    if shape == "list":
        if pattern == ", {}":
            pairs = [tuple(Piece(" ") if piece.text == ", " else piece for piece in pair) for pair in pairs]
        rows = [template.line(_flat(pairs, rng.choice((", ", ", ", "; ", " | ", " · "))), Kind.LANGUAGES, Role.TEXT)]
    for pair in pairs if shape != "list" else ():
        row = template.line(pair, Kind.LANGUAGES, Role.TEXT, bullet=shape == "bullets")
        if len(pair) > 1 and shape == "gap":
            row.slots = (Slot(pair[:1]), Slot((pair[2],), rng.choice((RIGHT, 0.3, 0.3))))
        rows.append(row)
        if len(pair) > 1 and shape == "under":
            row.slots = (Slot(pair[:1]),)
            rows.append(template.line((pair[2],), Kind.LANGUAGES, Role.TEXT))
    return aside(template, rows), truth


def interests(template: Template, items: list[str]) -> Made:
    """Interests in a line, or one a line."""
    pieces: list[tuple[Piece, ...]] = [(Piece(name, Field.SKILL, "text"),) for name in items]
    if template.rng.random() < 0.65:
        rows = [
            template.line(
                _flat(pieces, template.rng.choice((", ", ", ", " | ", " · ", "; "))), Kind.INTERESTS, Role.TEXT
            )
        ]
    else:
        bullet = template.rng.random() < 0.6
        rows = [template.line(piece, Kind.INTERESTS, Role.TEXT, bullet=bullet) for piece in pieces]
    return aside(template, rows), [{"name": name} for name in items]


_KEYS = {
    Kind.CERTIFICATIONS: ("name", "issuer", "date"),
    Kind.AWARDS: ("title", "awarder", "date"),
    Kind.PUBLICATIONS: ("name", "publisher", "releaseDate"),
}


def mentions(style: EntryStyle, kind: Kind, items: list[Mention]) -> Made:
    """Certificates, awards or publications: on one line each, or with a head as posts have."""
    template, rng = style.template, style.template.rng
    dating = template.dating.years if rng.random() < 0.5 else template.dating
    shape = rng.choice(("line", "line", "line", "bullet", "bullet", "head", "head"))
    by = template.words.draw(rng, f"label.by.{kind}") if rng.random() < 0.1 else ""
    if template.label_column:
        shape = "head"
    mark = rng.choice((", ", ", ", " – ", " - ", " | ", ". ", ": ", template.separator))
    date_first, brackets = rng.random() < 0.15, rng.random() < 0.35
    linked = rng.choice((mark, " by ", " (")) if template.words.language == "en" and rng.random() < 0.2 else mark
    rows: list[Row] = []
    truth: list[dict[str, object]] = []
    for item in items:
        printed = dating.stretch(item.dates)
        name_key, org_key, date_key = _KEYS[kind]
        said: dict[str, object] = {name_key: item.title, org_key: item.org, date_key: printed.end or printed.start}
        title, org = Piece(item.title, Field.TITLE, "title"), Piece(item.org, Field.ORG, "org") if item.org else None
        if by and org:
            made = _announced(template, kind, title, org, printed, by)
        elif shape == "head":
            made = head(style, kind, {"title": title, "org": org}, printed)
            if item.authors:
                made.append(template.line((Piece(item.authors, Field.AUTHORS),), kind, Role.HEADER))
        else:
            pieces = _mention(item, title, org, printed, mark, linked, date_first=date_first, brackets=brackets)
            made = [template.line(pieces, kind, Role.HEADER, opens=True, bullet=shape == "bullet")]
        made.extend(_below(template, kind, item, said))
        rows.extend(aside(template, made))
        truth.append({key: value for key, value in said.items() if value})
    return rows, truth


def _announced(template: Template, kind: Kind, title: Piece, org: Piece, printed: Printed, by: str) -> list[Row]:
    """A title, and who gave it in words: "Awarded by …", with the date behind or on a line of its own."""
    rows = [template.line((title,), kind, Role.HEADER, opens=True)]
    pieces: tuple[Piece, ...] = (Piece(by, Field.LABEL, "text"), Piece(" "), org)
    dates = date_pieces(printed)
    if dates and len(by) % 2:
        pieces = (*pieces, Piece(template.separator), *dates)
    elif dates:
        rows.append(template.line(dates, kind, Role.HEADER))
    return [rows[0], template.line(pieces, kind, Role.HEADER), *rows[1:]]


def _mention(
    item: Mention,
    title: Piece,
    org: Piece | None,
    printed: Printed,
    mark: str,
    linked: str,
    *,
    date_first: bool,
    brackets: bool,
) -> tuple[Piece, ...]:
    dates = date_pieces(printed, brackets=brackets)
    pieces: list[Piece] = []
    if dates and date_first:
        pieces.extend((*dates, Piece(" " if brackets else mark)))
    if item.authors:
        pieces.extend((Piece(item.authors, Field.AUTHORS), Piece(mark)))
    pieces.append(title)
    if org:
        pieces.extend((Piece(linked), org))
        if linked == " (":
            pieces.append(Piece(")"))
    if dates and not date_first:
        pieces.extend((Piece(" " if brackets else mark), *dates))
    return tuple(pieces)


def _below(template: Template, kind: Kind, item: Mention, said: dict[str, object]) -> list[Row]:
    rows: list[Row] = []
    if item.number:
        rows.append(template.line(template.labelled("number", Piece(item.number, Field.NUMBER)), kind, Role.HEADER))
    if item.url:
        said["url"] = item.url
        rows.append(template.line((Piece(item.url, Field.LINK),), kind, Role.HEADER))
    if item.text:
        said["summary"] = item.text
        rows.append(template.text(item.text, kind))
    return rows


def referees(template: Template, items: list[Referee]) -> Made:
    """People who speak for the person, or the sentence that they can be asked for."""
    rng, kind = template.rng, Kind.REFERENCES
    if not items or rng.random() < 0.3:
        return aside(template, [template.text(template.words.draw(rng, "reference.none"), kind)]), []
    rows: list[Row] = []
    truth: list[dict[str, object]] = []
    one_line, quoted = rng.random() < 0.3, rng.random() < 0.5
    for item in items:
        name, title, org = (
            Piece(item.name, Field.NAME, "title"),
            Piece(item.title, Field.TITLE),
            Piece(item.org, Field.ORG, "org"),
        )
        phone, email = Piece(item.phone, Field.PHONE), Piece(item.email, Field.EMAIL)
        said: dict[str, object] = {"name": item.name}
        if one_line:
            made = [template.line(joined((name, title, org, phone), template.separator), kind, Role.HEADER, opens=True)]
        else:
            made = [template.line((name,), kind, Role.HEADER, opens=True)]
            made.append(template.line(joined((title, org), ", "), kind, Role.HEADER))
            made.append(template.line(joined((phone, email), rng.choice((" | ", ", ", "  "))), kind, Role.HEADER))
        if item.text and quoted:
            said["reference"] = item.text
            made = [template.text(item.text, kind)]
            made[0].opens = True
            pieces = joined((name, title), ", ")
            made.append(template.line((Piece("— "), *pieces) if one_line else pieces, kind, Role.HEADER))
        elif item.text:
            said["reference"] = item.text
            made.append(template.text(item.text, kind))
        made[0].space = template.gap
        rows.extend(aside(template, made))
        truth.append(said)
    return rows, truth
