"""The head of the page: name, headline and the ways to reach the person."""

from __future__ import annotations

from dataclasses import dataclass, replace

from training.layouts.rows import RIGHT, Piece, Row, Slot, joined
from training.layouts.template import Template
from training.people.record import Person
from vitascope.parsing.labels import Field, Kind, Role

_KIND = Kind.CONTACT
_CODES = {
    "UK": "GB", "USA": "US", "Germany": "DE", "Poland": "PL", "Netherlands": "NL", "France": "FR", "Spain": "ES",
    "India": "IN", "Canada": "CA", "Ireland": "IE", "Sweden": "SE", "Deutschland": "DE", "Россия": "RU", "Brasil": "BR",
    "España": "ES", "Italy": "IT", "Australia": "AU", "Schweiz": "CH", "Switzerland": "CH",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Contact:
    """Rows of the head, rows of the contact block, and what they say."""

    title: list[Row]
    block: list[Row]
    truth: dict[str, object]


def contact(template: Template, person: Person) -> Contact:
    """Lay out who it is and how to reach them."""
    rng = template.rng
    truth: dict[str, object] = {"name": person.name}
    title = _name(template, person)
    if person.headline and rng.random() < 0.06 and len(title) == 1:
        truth["label"] = person.headline
        mark = Piece(rng.choice((", ", " | ", " – ", " - ")), look="name")
        pieces = (
            *title[0].slots[0].pieces,
            mark,
            Piece(person.headline, Field.HEADLINE, rng.choice(("name", "headline"))),
        )
        title[0].slots = (Slot(pieces),)
    elif person.headline:
        truth["label"] = person.headline
        title.append(template.line((Piece(person.headline, Field.HEADLINE, "headline"),), _KIND, Role.TEXT))
    items = _items(template, person, truth)
    shape = rng.choice(("line", "line", "line", "lines", "lines", "lines", "two", "right"))
    if template.sidebar or template.mode == "markdown" or (template.wide and shape == "right"):
        shape = "lines"
    block = _block(template, items, shape)
    if shape == "right" and len(block) and len(title):
        for row, right in zip(title, list(block), strict=False):
            row.centred = False
            row.slots = (*row.slots, Slot(right.slots[0].pieces, RIGHT))
            block.remove(right)
    if template.form and not template.sidebar and not template.plain:
        block = _form(template, person, title, items)
        return Contact(title, block, truth)
    if not template.sidebar and rng.random() < 0.3 and shape != "right":
        for row in (*title, *block):
            row.centred = True
    return Contact(title, block, truth)


def _name(template: Template, person: Person) -> list[Row]:
    rng = template.rng
    name = person.name.upper() if rng.random() < 0.2 else person.name
    if rng.random() < 0.02 and " " not in person.family and len(name) < 22:
        name = "  ".join(" ".join(part) for part in name.upper().split())
    if rng.random() < 0.06 and " " in name:
        first, _, second = name.partition(" ")
        rows = [template.line((Piece(part, Field.NAME, "name"),), _KIND, Role.TEXT) for part in (first, second)]
    elif rng.random() < (0.45 if template.titled else 0.03):
        piece = Piece(name, Field.NAME, rng.choice(("name", "contact", "contact")))
        rows = [template.form_row("name", piece, _KIND, Role.TEXT)]
    else:
        rows = [template.line((Piece(name, Field.NAME, "name"),), _KIND, Role.TEXT)]
    if template.heading_level and rng.random() < 0.7:
        rows[0].heading = 1
        rows[0].style_name = "Heading 1" if template.heading_style else ""
    elif rng.random() < 0.1 and template.mode == "docx":
        rows[0].style_name = "Title"
    return rows


def _items(template: Template, person: Person, truth: dict[str, object]) -> list[tuple[Piece, ...]]:
    """Each way to reach the person as pieces, with or without the word that announces it."""
    rng = template.rng
    labels = rng.random() < 0.42
    sign = rng.choice((": ", ": ", ": ", " ", "  ", ":"))
    if template.words.language == "zh" and rng.random() < 0.75:
        sign = "："
    found: dict[str, tuple[Piece, ...]] = {}

    def add(key: str, piece: Piece) -> None:
        found[key] = template.labelled(key, piece, sign) if labels else (piece,)

    if rng.random() < 0.94:
        truth["email"] = person.email
        add(
            "email",
            Piece(person.email, Field.EMAIL, "contact", link=f"mailto:{person.email}" if rng.random() < 0.5 else None),
        )
    if person.phones:
        truth["phone"] = person.phones[0]
        for number, phone in enumerate(person.phones):
            piece = Piece(phone, Field.PHONE, "contact")
            found[f"phone{number}"] = template.labelled("phone", piece, sign) if labels else (piece,)
    if rng.random() < 0.85:
        add("address", Piece(_address(template, person, truth), Field.LOCATION, "contact"))
    links = _links(template, person, truth, labels=labels, sign=sign)
    if template.profiles:
        template.profile_rows = _profiles(template, links)
        links = []
    for number, item in enumerate(links):
        found[f"link{number}"] = item
    found.update(_personal(template, person, sign))
    order = list(found)
    if rng.random() < 0.6:
        rng.shuffle(order)
    return [found[key] for key in order]


def _address(template: Template, person: Person, truth: dict[str, object]) -> str:
    rng, spot = template.rng, person.spot
    city = template.place(spot) if rng.random() < 0.7 else ", ".join(part for part in (spot.city, spot.country) if part)
    location: dict[str, object] = {"city": spot.city}
    if spot.region and spot.region in city:
        location["region"] = spot.region
    if spot.country and spot.country in city:
        location["country"] = spot.country
    truth["location"] = location
    code = _CODES.get(spot.country, "")
    if code and rng.random() < 0.06:
        truth["location"] = {"city": spot.city, "countryCode": code}
        return f"{spot.city}, {code}" if rng.random() < 0.7 else f"{spot.city}, ({code})"
    if person.street and rng.random() < 0.4:
        location["address"] = person.street
        if not person.postal or rng.random() < 0.3:
            return f"{person.street}, {city}"
        location["postalCode"] = person.postal
        if template.words.language in {"de", "fr", "es"}:
            return f"{person.street}, {person.postal} {city}"
        if template.words.language in {"ru", "zh"}:
            return f"{person.postal}, {city}, {person.street}"
        return (
            f"{person.street}, {city} {person.postal}"
            if rng.random() < 0.6
            else f"{person.street}, {city}, {person.postal}"
        )
    return city


def _links(
    template: Template, person: Person, truth: dict[str, object], *, labels: bool, sign: str
) -> list[tuple[Piece, ...]]:
    rng = template.rng
    scheme = rng.choice(("", "", "", "https://", "https://www.", "http://", "www."))
    bare = rng.random() < 0.2
    items: list[tuple[Piece, ...]] = []
    profiles: list[dict[str, object]] = []
    for network, link in person.links:
        username = link.rpartition("/")[2]
        if not network:
            address = scheme + link
            truth["url"] = address
            piece = Piece(address, Field.LINK, "contact", link=f"https://{link}" if rng.random() < 0.5 else None)
            items.append(template.labelled("web", piece, sign) if labels else (piece,))
            continue
        address = username if bare else scheme + link
        profile: dict[str, object] = {"network": network, "username": username}
        if not bare:
            profile["url"] = address
        profiles.append(profile)
        piece = Piece(address, Field.LINK, "contact", link=f"https://{link}" if rng.random() < 0.5 else None)
        if template.profiles or (labels and rng.random() < 0.8) or (bare and rng.random() < 0.6):
            gap = Piece("" if "：" in sign else " ")
            items.append((Piece(network + sign.rstrip(), Field.LABEL, "label"), gap, piece))
        else:
            items.append((piece,))
    if profiles:
        truth["profiles"] = profiles
    return items


def _profiles(template: Template, links: list[tuple[Piece, ...]]) -> list[Row]:
    """Links as a section: each on a line, or below the network's name."""
    apart = template.rng.random() < 0.6
    rows: list[Row] = []
    for item in links:
        if apart and item[0].field is Field.LABEL:
            name = replace(item[0], text=item[0].text.rstrip(" :："), look=template.rng.choice(("label", "group")))
            rows += [template.line((name,), _KIND, Role.TEXT), template.line(item[-1:], _KIND, Role.TEXT)]
        else:
            rows.append(template.line(item, _KIND, Role.TEXT))
    return rows


def _personal(template: Template, person: Person, sign: str) -> dict[str, tuple[Piece, ...]]:
    """What people print beyond the ways to reach them: birth, nationality and the like."""
    rng, words = template.rng, template.words
    found: dict[str, tuple[Piece, ...]] = {}
    often = 0.05 if words.language == "en" else 0.3
    if rng.random() < often:
        patterns = words.all("date.birth") or ("{DD}.{MM}.{Y}", "{D} {Month} {Y}", "{DD}/{MM}/{Y}")
        birth, _ = template.dating.point(person.birth, rng.choice(patterns))
        found["birth"] = template.labelled("birth", Piece(birth, Field.BIRTH, "contact"), sign)
    if rng.random() < often and person.nationality:
        found["nationality"] = template.labelled(
            "nationality", Piece(person.nationality, Field.NATIONALITY, "contact"), sign
        )
    if rng.random() < often * 0.6:
        value = Piece(words.draw(rng, "value.other"), Field.TEXT, "contact")
        found["other"] = template.labelled("other", value, sign)
    return found


def _block(template: Template, items: list[tuple[Piece, ...]], shape: str) -> list[Row]:
    rng = template.rng
    if shape in {"lines", "right"} or len(items) < 2:
        bullet = template.mode == "markdown" or (template.plain and rng.random() < 0.2)
        if rng.random() < 0.35 and not template.sidebar and not bullet:
            return [_gapped(template, item) for item in items]
        return [template.line(item, _KIND, Role.TEXT, bullet=bullet) for item in items]
    mark = rng.choice((" | ", " | ", " • ", " · ", ", ", " – ", "    ", "   ", " / ", " ♦ ", "  |  ", " ∙ "))
    per = len(items) if shape == "line" else (len(items) + 1) // 2
    rows: list[Row] = []
    for at in range(0, len(items), per):
        pieces: list[Piece] = []
        for item in items[at : at + per]:
            pieces.extend((Piece(mark, look="contact"), *item) if pieces else item)
        rows.append(template.line(tuple(pieces), _KIND, Role.TEXT))
    return rows


def _form(template: Template, person: Person, title: list[Row], items: list[tuple[Piece, ...]]) -> list[Row]:
    """Labels and values, two pairs a row; often the name and what the person is are among them."""
    if template.titled:
        sign = template.label_sign if template.label_sign != "gap" else ""
        title.clear()
        if person.headline:
            items.insert(0, template.labelled("title", Piece(person.headline, Field.HEADLINE, "contact"), sign))
        items.insert(0, template.labelled("name", Piece(person.name, Field.NAME, "contact"), sign))
    rows: list[Row] = []
    for at in range(0, len(items), 2):
        row = template.line(items[at], _KIND, Role.TEXT)
        row.slots = ()
        for half, item in enumerate(items[at : at + 2]):
            edge = half * 0.5
            parts = (Slot(item[:1], edge), Slot(item[-1:], edge + 0.17)) if len(item) > 1 else (Slot(item, edge),)
            row.slots = (*row.slots, *parts)
        rows.append(row)
    return rows


def _gapped(template: Template, item: tuple[Piece, ...]) -> Row:
    """A label in its column and the value behind the gap; a value alone stands under the values."""
    labelled = item[0].field is Field.LABEL
    row = template.line(item, _KIND, Role.TEXT)
    at = max(0.24, template.label_column)
    row.slots = (
        (Slot(item[:1]), Slot(item[-1:], at)) if labelled else (Slot(item, at if template.label_column else 0.0),)
    )
    return row


def lone(template: Template, person: Person) -> Row:
    """A line that only says what the paper is, above the name."""
    text = template.words.draw(template.rng, "noise.title")
    return Row((Slot(joined((Piece(text, None, "headline"),), "")),), Kind.NOISE, Role.TEXT, centred=bool(person.links))
