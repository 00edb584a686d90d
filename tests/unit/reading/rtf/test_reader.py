from __future__ import annotations

import pytest

from vitascope.model.document import Document, Hiding, Place
from vitascope.reading import read_document

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial Cyr;}"
    r"{\f2\fcharset2 Symbol;}{\f3\fcharset2 Wingdings;}}"
    r"{\colortbl;\red255\green255\blue255;\red36\green57\blue79;}"
    r"{\stylesheet{\s0 Normal;}{\s1\b\fs32 heading 1;}}"
)


def read(body: str) -> Document:
    return read_document((HEAD + body + "}").encode("latin-1"))


def test_characters_come_from_code_pages_and_from_unicode() -> None:
    document = read(r"Caf\'e9 {\f1 \'ce\'ef\'fb\'f2} \u1054\'3f\u1087? \emdash\par")

    assert document.text == "Café Опыт Оп —"


def test_styles_sizes_and_emphasis_are_kept() -> None:
    document = read(r"\pard\s1\b\fs32 Work\par\pard\plain\fs20 plain {\i slanted}\par")
    heading, text = document.lines

    assert (heading.heading, heading.style_name, heading.size) == (1, "Heading 1", 16.0)
    assert [word.style.italic for word in text.words] == [False, True]


def test_a_list_mark_is_not_among_the_words() -> None:
    (line,) = read(r"\pard{\listtext\pard\plain\f2 \'b7\tab}\ls1 Led a team\par").lines

    assert (line.bullet, line.text, line.depth) == ("•", "Led a team", 1)


def test_a_hyperlink_shows_its_result_and_keeps_its_target() -> None:
    (line,) = read(r'{\field{\*\fldinst HYPERLINK "https://example.org/a"}{\fldrslt my page}}\par').lines

    assert line.text == "my page"
    assert {word.link for word in line.words} == {"https://example.org/a"}


def test_what_is_hidden_deleted_or_white_is_kept_apart() -> None:
    document = read(r"seen {\v secret}{\deleted gone}{\cf1 ninja}\par")

    assert document.text == "seen"
    assert [(text.text, text.reason) for text in document.hidden] == [
        ("secret", Hiding.VANISH),
        ("gone", Hiding.DELETED),
        ("ninja", Hiding.BACKGROUND_COLOUR),
    ]


def test_white_on_a_dark_cell_is_seen() -> None:
    row = r"\trowd\clcbpat2\cellx3000\cellx9000\pard\intbl{\cf1 Ada}\cell\pard\intbl 2019\cell\row\pard "
    (line,) = read(row).lines

    assert line.text == "Ada 2019"
    assert line.cell is not None


def test_headers_and_text_boxes_say_where_they_stand() -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn fillColor}{\sv 0}}{\shptxt\pard box\par}}{\shprslt skipped}}"
    document = read(r"{\header\pard head\par}" + box + r"\pard body\par")

    assert [(line.text, line.place) for line in document.lines] == [
        ("head", Place.HEADER),
        ("box", Place.TEXTBOX),
        ("body", Place.BODY),
    ]


def test_comments_and_facts_about_the_file_are_no_text() -> None:
    document = read(r"{\info{\title My CV}{\author Ada}}Ada{\*\annotation a note}\par")

    assert document.text == "Ada"
    assert document.metadata == {"title": "My CV", "author": "Ada"}
    assert [text.reason for text in document.hidden] == [Hiding.COMMENT]


@pytest.mark.parametrize("body", [r"Ada}}}}", r"Ada{{{", r"Ada\bin99999999999 ", "Ada\\", r"Ada\u99999\'zz"])
def test_broken_groups_still_give_the_text(body: str) -> None:
    assert read(body).text.startswith("Ada")


def test_of_two_spellings_of_one_text_the_better_is_read() -> None:
    assert read(r"{\upr{Fran?ois}{\*\ud{Fran\u231?ois}}}\par").text == "François"


def test_utf8_is_read_whatever_is_declared() -> None:
    assert read("Müller\\par Caf\\'e9\\par".encode().decode("latin-1")).text == "Müller\nCafé"


def test_an_icon_font_has_list_marks_and_no_words() -> None:
    document = read(r"{\f3\'a7} one\par{\f3 l} two\par{\f3 (} +1 555 0100\par")

    assert [(line.bullet, line.text) for line in document.lines] == [("•", "one"), ("•", "two"), ("", "+1 555 0100")]
