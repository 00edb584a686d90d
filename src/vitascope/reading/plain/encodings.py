"""From bytes to characters: which encoding a text is in, where nothing says so."""

from __future__ import annotations

import codecs
import re

SAMPLE = 20_000
"""Bytes that are looked at to tell one encoding from another."""

CANDIDATES = (
    "cp1252",
    "cp1251",
    "koi8-r",
    "cp866",
    "iso8859-5",
    "cp1250",
    "gb18030",
    "big5",
    "shift_jis",
    "euc-jp",
    "euc-kr",
    "mac-roman",
    "mac-cyrillic",
    "cp850",
)
"""The encodings that résumés come in, the more usual first: it wins a tie."""

SURE = 0.3
"""Score above which the best candidate is taken without asking further."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_WIDE_MARKS = frozenset("\r\n\t\u3000\u3001\u3002\uff0c\uff1a\uff1b\uff08\uff09\u2013\u2014\u00b7\u201c\u201d")
_FREQUENT = frozenset("оеаинтсрвлкмдпуОЕАИНТСРВЛКМДПУ")
_CONTROLS = frozenset(range(9)) | {11} | frozenset(range(14, 27)) | frozenset(range(28, 32))


def looks_binary(data: bytes) -> bool:
    """Whether bytes are no text: control characters, and no pattern of 16-bit characters."""
    sample = data[:8192]
    if any(sample.startswith(mark) for mark, _ in _MARKS) or _sixteen_bits(sample):
        return False
    controls = sum(byte in _CONTROLS for byte in sample)
    return b"\x00" in sample or controls * 100 > len(sample)


def _sixteen_bits(sample: bytes) -> str:
    """The byte order of 16-bit text without a mark; empty where it is none."""
    if len(sample) < 8 or (len(sample) % 2 and len(sample) < 100):
        return ""
    even, odd = sample[0::2], sample[1::2]
    for high, low, name in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        plain = sum(byte in (0, 4) for byte in high)
        if plain > 0.8 * len(high) and high.count(0) + low.count(0) and low.count(0) < 0.02 * len(low):
            return name
    return _wide_ideographs(sample)


def _wide_ideographs(sample: bytes) -> str:
    """The byte order of 16-bit text of ideographs without a mark; empty where it is none."""
    if b"\x00" not in sample or len(sample) < 20:
        return ""
    for name in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) // 2 * 2].decode(name, "replace")
        usual = sum("\u4e00" <= each <= "\u9fff" or each in _WIDE_MARKS or " " <= each <= "~" for each in text)
        ideographs = sum("\u4e00" <= each <= "\u9fff" for each in text)
        if usual > 0.97 * len(text) and ideographs > 0.3 * len(text):
            return name
    return ""


def decode(data: bytes, *, cut: bool = False) -> str:
    """The text of `data`; `cut` says that its end may lie within a character."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    wide = _sixteen_bits(data[:8192])
    if wide:
        return data.decode(wide, "replace")
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data, final=not cut)
    except UnicodeDecodeError:
        return data.decode(encoding_of(data), "replace")


def encoding_of(data: bytes) -> str:
    """The encoding of an 8-bit or multi-byte text that is no UTF-8.

    A text that is UTF-8 but for a few broken bytes is UTF-8.
    """
    sample = _high_lines(data)
    repaired = sample.decode("utf-8", "replace")
    broken = repaired.count("\ufffd")
    if broken * 20 < sum(character > "\x7f" for character in repaired):
        return "utf-8"
    scores = {name: _score(sample, name) for name in CANDIDATES}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] >= SURE:
        return best
    from charset_normalizer import from_bytes  # few texts come this far

    guess = from_bytes(sample).best()
    return guess.encoding if guess is not None else best


def _high_lines(data: bytes) -> bytes:
    """The lines that are not plain ASCII, as many as are needed to judge."""
    lines = [line for line in re.split(rb"[\r\n]+", data[: 20 * SAMPLE]) if not line.isascii()]
    return b"\n".join(lines)[:SAMPLE]


def _score(sample: bytes, name: str) -> float:
    """How natural the characters look that an encoding makes of a sample; up to about 1."""
    try:
        text = codecs.getincrementaldecoder(name)().decode(sample)
    except (UnicodeDecodeError, LookupError):
        return -1.0
    total, count = 0.0, 0
    padded = f" {text} "
    for at in range(1, len(padded) - 1):
        if padded[at] > "\x7f":
            total += _natural(padded[at - 1], padded[at], padded[at + 1])
            count += 1
    return total / count if count else 0.0


def _natural(before: str, character: str, after: str) -> float:
    if "\u0400" <= character <= "\u04ff":
        return _natural_cyrillic(before, character, after)
    if "\u00c0" <= character <= "\u024f" and character not in "×÷":
        return _natural_latin(before, character, after)
    if "\u4e00" <= character <= "\u9fff":
        return 0.85 if _is_usual_hanzi(character) else -0.4
    if character in "–—“”„‘’«»•…€№°·§©®\u00a0\u3001\u3002\uff0c\uff1a\uff08\uff09\uff1b\u3000":
        return 0.5
    if "\u3040" <= character <= "\u30ff" or "\uac00" <= character <= "\ud7a3":
        return 0.7
    if "\x80" <= character <= "\x9f" or character == "\ufffd":
        return -3.0
    return -0.6


def _natural_cyrillic(before: str, character: str, after: str) -> float:
    if character.isupper() and before.islower():
        return -1.5
    if character.isupper() and after.isupper() and before == " ":
        return 0.5
    if before.isascii() and before.isalpha():
        return -1.0
    return 1.0 if character in _FREQUENT else 0.45


def _natural_latin(before: str, character: str, after: str) -> float:
    if character.isupper() and before.islower():
        return -1.5
    beside = (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha())
    usual = character in "äöüßÄÖÜéèêëàâçîïôûùÉÀáíóúñÁÍÓÚÑãõåæøłśżźćńęąčšžřěůýőű"
    return (0.9 if usual else 0.5) if beside else -0.6


def _is_usual_hanzi(character: str) -> bool:
    """Whether a character is of the first level of GB 2312, or of the frequent block of Big5."""
    for name, low, high in (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6)):
        try:
            lead = character.encode(name)[0]
        except UnicodeEncodeError:
            continue
        if low <= lead <= high:
            return True
    return False
