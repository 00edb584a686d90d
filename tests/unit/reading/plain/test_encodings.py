from __future__ import annotations

import pytest

from vitascope.reading.plain.encodings import decode, looks_binary

RUSSIAN = "Опыт работы: ведущий инженер, Казань. Образование высшее, знание языков.\n"
FRENCH = "Expérience professionnelle : ingénieure à Orléans, diplômée de l'école supérieure.\n"
GERMAN = "Jürgen Müller, Straße 5. Erfahrung: Qualität, Größe, Übung in Öl.\n"
TRADITIONAL = "工作經歷：軟體工程師，負責平台的設計與開發。學歷：國立臺灣大學資訊工程。\n"
POLISH = "Doświadczenie zawodowe: inżynier w Łodzi, wykształcenie wyższe, język angielski.\n"
CHINESE = "工作经历：软件工程师，负责平台的设计与开发。教育背景：计算机科学与技术专业。\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "utf-16"),
        (RUSSIAN, "utf-16-le"),
        (RUSSIAN, "utf-16-be"),
        (RUSSIAN, "utf-8-sig"),
        (FRENCH, "cp1252"),
        (FRENCH, "mac-roman"),
        (GERMAN, "cp1252"),
        (GERMAN, "cp850"),
        (GERMAN, "mac-roman"),
        (POLISH, "cp1250"),
        (CHINESE, "gb18030"),
        (CHINESE, "utf-8"),
        (CHINESE, "utf-16"),
        (CHINESE, "utf-16-le"),
        (CHINESE, "utf-16-be"),
        (TRADITIONAL, "big5"),
    ],
)
def test_an_undeclared_encoding_is_found(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).lstrip("\ufeff") == text


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    data = RUSSIAN.encode() * 3 + b"\xff" + RUSSIAN.encode()

    assert decode(data).replace("\ufffd", "") == RUSSIAN * 4


def test_a_cut_at_the_end_may_fall_within_a_character() -> None:
    assert decode(RUSSIAN.encode()[:7], cut=True) == "Опы"


def test_bytes_with_control_characters_are_no_text() -> None:
    assert looks_binary(bytes(range(32)) * 10)
    assert not looks_binary(RUSSIAN.encode("utf-16-le"))
    assert not looks_binary(b"one\r\n\ttwo\f")
