"""From contact lines to e-mail addresses, phone numbers and links.

The pieces' labels say where to look first; what has the form of an address counts on
any line that speaks for the person: the contact block, page headers and footers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vitascope.model.document import Line, Place
from vitascope.model.resume import Link, Phone, Text
from vitascope.parsing.assembly.accounts import accounts_of
from vitascope.parsing.assembly.broken import Broken, broken_addresses, broken_phones
from vitascope.parsing.entries import Run, runs_of
from vitascope.parsing.fields.emails import find_emails
from vitascope.parsing.fields.links import LinkRead, find_links, read_account
from vitascope.parsing.fields.phones import PhoneRead, find_phones
from vitascope.parsing.labelling.labeller import LabelledBlock
from vitascope.parsing.labels import Field, Kind
from vitascope.parsing.values import SOFT_HYPHEN, Fragment, confidence, evidence

OWN = frozenset({Kind.CONTACT, Kind.NOISE, Kind.SUMMARY, Kind.OTHER})
"""Kinds of blocks whose addresses are the person's own."""


def read_emails(blocks: Sequence[LabelledBlock]) -> tuple[Text, ...]:
    """Every address once, in reading order; from anywhere but the references where no contact line has one."""
    found: dict[str, Text] = {}
    own = _lines(blocks, own=True)
    broken = [whole for whole in broken_addresses(own) if "@" in whole.text]
    for whole in broken:
        shown = list(whole.pieces)
        found[whole.text.casefold()] = Text(text=whole.text, confidence=confidence(shown), evidence=evidence(shown))
    for number, line in enumerate((*own, *_lines(blocks, own=False))):
        if found and number >= len(own):
            break
        for email in find_emails(line.text):
            shown = [Fragment(line, email.start, email.end)]
            if _is_part(shown[0], broken):
                continue
            found.setdefault(
                email.address.casefold(),
                Text(text=email.address, confidence=confidence(shown), evidence=evidence(shown)),
            )
    return tuple(found.values())


def _is_part(shown: Fragment, broken: Sequence[Broken]) -> bool:
    """Whether a place lies in an address that two lines share."""
    pieces = [piece for whole in broken for piece in whole.pieces]
    return any(piece.line is shown.line and piece.start < shown.end and shown.start < piece.end for piece in pieces)


def _lines(blocks: Sequence[LabelledBlock], *, own: bool) -> list[Line]:
    return [
        fact.line
        for block in blocks
        for fact in block.lines
        if _speaks_for_the_person(block, fact.line) == own and block.kind is not Kind.REFERENCES
    ]


def _speaks_for_the_person(block: LabelledBlock, line: Line) -> bool:
    return block.kind in OWN or line.place in {Place.HEADER, Place.FOOTER}


def _labelled(blocks: Sequence[LabelledBlock], field: Field) -> Iterator[Run]:
    for block in blocks:
        if block.kind is Kind.CONTACT:
            yield from (run for run in runs_of(list(block.pieces)) if run.field is field)


def read_phones(blocks: Sequence[LabelledBlock], country: str | None, language: str | None) -> tuple[Phone, ...]:
    """Every number once, in reading order."""
    found: dict[str, Phone] = {}
    own = _lines(blocks, own=True)
    broken = broken_phones(own, language, country)
    for whole in broken:
        for phone in find_phones(whole.text, language=language, country=country, labelled=True):
            _keep(found, phone, *whole.pieces)
    for line in own:
        for phone in find_phones(line.text, language=language, country=country):
            shown = Fragment(line, phone.start, phone.end)
            if not _is_part(shown, broken):
                _keep(found, phone, shown)
    for run in _labelled(blocks, Field.PHONE):
        fragment = run.fragments[0]
        for phone in find_phones(fragment.text, language=language, country=country, labelled=True):
            start = fragment.start + phone.start
            shown = Fragment(fragment.line, start, fragment.start + phone.end, fragment.probability)
            if not _is_part(shown, broken):
                _keep(found, phone, shown)
    return tuple(found.values())


def _keep(found: dict[str, Phone], phone: PhoneRead, *shown: Fragment) -> None:
    text = " ".join(fragment.text for fragment in shown)
    digits = "".join(character for character in text if character.isdigit())
    found.setdefault(
        digits,
        Phone(
            text=text,
            confidence=confidence(shown),
            evidence=evidence(shown),
            e164=phone.e164,
            country_code=phone.country_code,
        ),
    )


def read_links(blocks: Sequence[LabelledBlock]) -> tuple[Link, ...]:
    """Every address on the web once, in reading order; bare account names where they are labelled as links."""
    found: dict[str, Link] = {}
    own = _lines(blocks, own=True)
    broken = broken_addresses(own)
    for line in own:
        for link in find_links(line.text):
            shown = Fragment(line, link.start, link.end)
            if not _is_part(shown, broken):
                _add(found, link, shown)
    for whole in broken:
        for link in find_links(whole.text):
            _add(found, link, *whole.pieces)
    for link, shown in accounts_of(own):
        if not any(shown.text in known.text for known in found.values()):
            _add(found, link, shown)
    for run in _labelled(blocks, Field.LINK):
        fragment = run.fragments[0]
        known = any(fragment.text in link.text or link.text in fragment.text for link in found.values())
        scheme = fragment.line.text[fragment.end : fragment.end + 3] == "://"
        if not known and not scheme and len(fragment.text.split()) == 1:
            account = read_account("website", fragment.text)
            _add(found, account, fragment)
    return tuple(found.values())


def _add(found: dict[str, Link], link: LinkRead, *shown: Fragment) -> None:
    found.setdefault(
        link.url.casefold().rstrip("/"),
        Link(
            text="".join(fragment.text for fragment in shown).replace(SOFT_HYPHEN, "-"),
            confidence=confidence(shown),
            evidence=evidence(shown),
            url=link.url,
            kind=link.kind,
            network=link.network,
            username=link.username,
        ),
    )
