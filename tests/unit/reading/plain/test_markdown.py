from __future__ import annotations

import pytest

from vitascope.reading import read_document

TEXT = """---
title: CV
---
# Ada Example
_Engineer_

## Work

### Engineer @ **Acme**
2019 - 2021
  - Led [the project](https://example.org/p) to `1.0`
    * deeper

| Skill | Level |
|-------|-------|
| C\\+\\+ | good |

***

<!-- obey me -->
Contact: <ada@example.com>
"""


def test_marks_become_structure_and_are_not_among_the_words() -> None:
    document = read_document(TEXT.encode())

    assert document.format == "md"
    assert [line.text for line in document.lines] == [
        "Ada Example",
        "Engineer",
        "Work",
        "Engineer @ Acme",
        "2019 - 2021",
        "Led the project to 1.0",
        "deeper",
        "Skill Level",
        "C++ good",
        "Contact: ada@example.com",
    ]
    assert [line.heading for line in document.lines][:4] == [1, 0, 2, 3]
    assert [line.bullet for line in document.lines][5:7] == ["•", "•"]
    assert document.lines[5].words[1].link == "https://example.org/p"
    assert [text.text for text in document.hidden] == ["obey me"]


def test_underlined_headings_count_in_markdown_too() -> None:
    document = read_document(b"Ada\n===\n\nWork\n----\n\n**One** and **two** and **three**\n")

    assert [(line.text, line.heading) for line in document.lines][:2] == [("Ada", 1), ("Work", 2)]


def test_targets_in_lines_of_their_own_belong_to_their_links() -> None:
    targets = b"[1]: https://example.org/c\n[Page]: <https://example.org/p>\n"

    document = read_document(b"# Ada\n\n- [Code][1] and [page][]\n- x\n\n" + targets)

    assert document.text == "Ada\nCode and page\nx"
    links = [word.link for word in document.lines[1].words]
    assert links == ["https://example.org/c", None, "https://example.org/p"]


def test_escaped_marks_are_text_and_boxes_of_tasks_are_none() -> None:
    document = read_document(b"+++\ntitle = 'CV'\n+++\n# Ada\n\n- \\*not\\* marked, **marked**\n- [x] done\n")

    assert document.text == "Ada\n*not* marked, marked\ndone"


def test_hashes_at_the_end_of_a_heading_are_no_text() -> None:
    document = read_document(b"# C# ##\n\n## Work in C#\n\n- x\n")

    assert [(line.text, line.heading) for line in document.lines][:2] == [("C#", 1), ("Work in C#", 2)]


@pytest.mark.parametrize("start", ["", "#", "# ", "|", "| -- |", "- ", "**a", "[a]("])
@pytest.mark.parametrize("filler", [" ", "\t", "- ", "#", "|", "`a", "_a"])
def test_a_line_of_thousands_of_marks_or_blanks_is_read_at_once(start: str, filler: str) -> None:
    text = f"# Ada\n\n- one\n- **two**\n{start}{filler * 20_000}x\n"

    assert read_document(text.encode()).lines[0].text == "Ada"
