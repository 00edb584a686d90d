"""From the lines of a Markdown text to blocks."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace

from vitascope.model.document import Hiding, Style
from vitascope.reading.plain.marks import LINK, LONGEST, RULE, TABLE_RULE, heading_of
from vitascope.reading.typesetting.blocks import Block, Paragraph, Run, Table, TableCell

BODY = Style(10.0)
SIZES = {1: 20.0, 2: 15.0, 3: 12.0}
"""Points of a heading by its level; deeper ones are of the size of the text, in bold."""

_ITEM = re.compile(r"^(\s*)([-*+•]|\d{1,3}[.)])\s+(?=\S)")
_QUOTE = re.compile(r"^\s*((?:>\s?)+)")
_FENCE = re.compile(r"^\s*(?:```|~~~)")
_COMMENT = re.compile(r"<!--(.*?)(?:-->|$)", re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_SPAN = re.compile(
    r"(?P<link>!?\[[^\[\]]{0,400}\]\([^()]{0,2000}\))|<(?P<auto>(?:https?://|mailto:)?[^\s<>.@]{1,200}[.@][^\s<>]{1,200})>"
    r"|(?P<code>`+)(?P<coded>.{1,400}?)(?P=code)"
    r"|(?P<mark>\*\*\*|___|\*\*|__|~~|(?<![\w*])\*|(?<!\w)_)(?=\S)(?P<marked>.{1,400}?)(?<=\S)(?P=mark)(?!\w)"
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~@&])")
_ESCAPED = re.compile("[\U0010ff00-\U0010ff7f]")
_ESCAPES = 0x10FF00
_CHECKBOX = re.compile(r"\[[ xX]\]\s+")
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]^]{1,200})\]:\s*<?([^\s>]{1,2000})>?(?:\s+[\"'(].*)?$")
_REFERENCE = re.compile(r"\[([^\[\]]{1,400})\]\s?\[([^\[\]]{0,200})\]")


def markdown_blocks(lines: Sequence[str]) -> list[Block]:
    """Headings, items, tables and paragraphs; a text's comments become hidden runs."""
    blocks: list[Block] = []
    space, at, fresh, fenced = 0.0, 0, True, False
    lines = _with_targets(_without_comments(_without_front_matter(lines), blocks))
    while at < len(lines):
        line = lines[at]
        under = RULE.match(lines[at + 1]) if at + 1 < len(lines) and line.strip() else None
        at += 1
        if _FENCE.match(line):
            fenced = not fenced
        elif not line.strip() or (RULE.match(line) and not fenced):
            space, fresh = 5.0, True
        elif fenced:
            blocks.append(Paragraph((Run(line, BODY),)))
        elif "|" in line and at < len(lines) and TABLE_RULE.match(lines[at]):
            table, at = _table(lines, at - 1)
            blocks.append(table)
            space, fresh = 5.0, True
        else:
            underlined = under is not None and under[1] in "=-" and fresh and not _ITEM.match(line)
            paragraph = _paragraph(line, {"=": 1, "-": 2}.get(under[1], 0) if underlined and under else 0)
            fresh_start = fresh or paragraph.bullet or paragraph.heading or _ends_hard(lines[at - 2] if at > 1 else "")
            blocks.append(replace(paragraph, before=space + paragraph.before, continues=not fresh_start))
            space, fresh = 0.0, bool(paragraph.heading)
    return blocks


def _ends_hard(line: str) -> bool:
    """Whether a line ends in Markdown's forced break, or is far too short to have been wrapped."""
    return line.endswith("\\") or len(line) < 60


def _without_front_matter(lines: Sequence[str]) -> Sequence[str]:
    if lines and lines[0].strip() in {"---", "+++"}:
        ends = {"---", "..."} if lines[0].strip() == "---" else {"+++"}
        for at, line in enumerate(lines[1:40], 1):
            if line.strip() in ends:
                return lines[at + 1 :]
    return lines


def _without_comments(lines: Sequence[str], blocks: list[Block]) -> Sequence[str]:
    text = "\n".join(lines)
    if "<!--" not in text:
        return lines
    comments = (" ".join(comment.split()) for comment in _COMMENT.findall(text))
    blocks += (Paragraph((Run(comment, BODY, hidden=Hiding.COMMENT),)) for comment in comments if comment)
    return _COMMENT.sub("", text).split("\n")


def _with_targets(lines: Sequence[str]) -> Sequence[str]:
    """The lines with the targets of their links in them, where those stand in lines of their own."""
    defined = [match for line in lines if (match := _DEFINITION.match(line))]
    if not defined:
        return lines
    targets = {match[1].casefold(): match[2] for match in defined}

    def resolved(match: re.Match[str]) -> str:
        target = targets.get((match[2] or match[1]).casefold())
        return f"[{match[1]}]({target})" if target else match[0]

    return [_REFERENCE.sub(resolved, line) for line in lines if not _DEFINITION.match(line)]


def _paragraph(line: str, level: int) -> Paragraph:
    heading = heading_of(line)
    if heading or level:
        level, text = heading or (level, line)
        style = Style(SIZES.get(level, BODY.size), bold=True)
        return Paragraph(tuple(_runs(text.strip(), style)), heading=level, before=4.0, after=2.0)
    quote = _QUOTE.match(line)
    depth = quote[1].count(">") if quote else 0
    line = line[quote.end() :] if quote else line
    item = _ITEM.match(line)
    if item:
        level = 1 + min(len(item[1]) // 2, 5) - (1 if 0 < len(item[1]) < 4 else 0)
        text = _unchecked(line[item.end() :])
        bullet = "•" if item[2] in "-*+•" else item[2]
        return Paragraph(tuple(_runs(text, BODY)), bullet=bullet, depth=max(1, level) + depth)
    return Paragraph(tuple(_runs(line.strip().rstrip("\\"), BODY)), depth=depth, indent=12.0 * depth)


def _unchecked(text: str) -> str:
    """An item's text without the box that tasks have."""
    box = _CHECKBOX.match(text)
    return text[box.end() :] if box else text


def _table(lines: Sequence[str], at: int) -> tuple[Table, int]:
    rows = []
    while at < len(lines) and "|" in lines[at]:
        if not TABLE_RULE.match(lines[at]):
            texts = re.split(r"(?<!\\)\|", lines[at].strip().strip("|"))
            rows.append(
                tuple(
                    TableCell((Paragraph(tuple(_runs(text.strip(), BODY))),), column)
                    for column, text in enumerate(texts)
                )
            )
        at += 1
    return Table(tuple(rows)), at


def _runs(text: str, style: Style, link: str | None = None) -> list[Run]:
    """The runs of a line, its marks turned into style and links."""
    if len(text) > LONGEST:
        return _plain(text, style, link)
    # What is escaped marks nothing: it is put out of sight until the marks are read.
    text = _ESCAPE.sub(lambda match: chr(_ESCAPES + ord(match[1])), text)
    runs: list[Run] = []
    at = 0
    for match in _SPAN.finditer(text):
        runs += _plain(text[at : match.start()], style, link)
        at = match.end()
        if match["link"]:
            found = LINK.fullmatch(match["link"])
            if found is None:
                runs += _plain(match["link"], style, link)
            elif not match["link"].startswith("!"):
                runs += _runs(found[1], style, found[2] or None)
        elif match["auto"]:
            runs.append(Run(match["auto"], style, link))
        elif match["code"]:
            coded = _ESCAPED.sub(lambda each: "\\" + chr(ord(each[0]) - _ESCAPES), match["coded"])
            runs.append(Run(coded, style, link))
        else:
            bold = len(match["mark"]) >= 2 and match["mark"] != "~~"
            italic = len(match["mark"]) in {1, 3}
            runs += _runs(match["marked"], replace(style, bold=style.bold or bold, italic=style.italic or italic), link)
    return runs + _plain(text[at:], style, link)


def _plain(text: str, style: Style, link: str | None) -> list[Run]:
    shown = html.unescape(_TAG.sub("", _BREAK.sub("\n", text)))
    shown = _ESCAPED.sub(lambda match: chr(ord(match[0]) - _ESCAPES), shown)
    return [Run(shown, style, link)] if shown else []
