import itertools

import pytest
from training.generator import Sample, sample, samples
from training.lexicon.tables import LANGUAGES

from vitascope.parsing.labels import Field, Kind, Role


def _said(made: Sample, field: Field) -> list[str]:
    return [
        line.text[span.start : span.end]
        for line, label in zip(made.document.lines, made.labels, strict=True)
        for span in label.spans
        if span.field is field
    ]


def test_the_same_seed_gives_the_same_samples() -> None:
    assert list(samples(4, 11)) == list(samples(4, 11))


def test_another_seed_gives_other_samples() -> None:
    assert list(samples(2, 11)) != list(samples(2, 12))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_has_a_label_whose_spans_cut_whole_pieces(language: str) -> None:
    for number in range(8):
        made = sample(number, language)
        for line, label in zip(made.document.lines, made.labels, strict=True):
            ends = 0
            for span in label.spans:
                piece = line.text[span.start : span.end]
                assert ends <= span.start < span.end <= len(line.text)
                assert piece == piece.strip()
                ends = span.end


@pytest.mark.parametrize("language", LANGUAGES)
def test_regions_of_a_page_follow_one_another(language: str) -> None:
    for number in range(8):
        for page in sample(number, language).document.pages:
            columns = [line.column for line in page.lines]
            assert columns == sorted(columns)
            assert set(columns) == set(range(len(set(columns))))


def test_boxes_stand_left_to_right() -> None:
    for made in samples(20, 3):
        for line in made.document.lines:
            assert all(word.box.left < word.box.right for word in line.words)
            assert all(one.box.left <= two.box.left + 2.0 for one, two in zip(line.words, line.words[1:], strict=False))


def test_what_the_truth_says_of_work_is_printed() -> None:
    for number in range(15):
        made = sample(number, "en")
        work = made.truth.get("work", [])
        if made.document.pages[0].scanned or not isinstance(work, list):
            continue
        printed = "".join(made.document.text.split()).replace("\u00ad", "").lower()
        for post in work:
            assert "".join(str(post["position"]).split()).lower() in printed or not made.document.text.isascii()


def test_a_post_opens_for_each_one_in_the_truth() -> None:
    for number in range(15):
        made = sample(number, "de")
        opened = sum(1 for label in made.labels if label.kind is Kind.WORK and label.opens)
        work = made.truth.get("work", [])
        assert isinstance(work, list)
        assert opened == len(work)


def test_headings_carry_no_fields() -> None:
    for made in samples(20, 5):
        assert all(not label.spans for label in made.labels if label.role is Role.HEADING)


def test_a_heading_is_followed_by_what_it_announces() -> None:
    for number in range(30):
        made = sample(f"h{number}", "en")
        roles = [(label.kind, label.role) for label in made.labels if label.kind is not Kind.NOISE]
        for (kind, role), (after, _) in zip(roles, [*roles[1:], (None, None)], strict=True):
            if role is Role.HEADING:
                assert after is kind


def test_the_name_is_printed_once_at_least() -> None:
    for made in samples(30, 9):
        assert _said(made, Field.NAME)


def test_what_wraps_goes_on_in_the_next_line() -> None:
    wrapped = [
        (label, after)
        for made in samples(40, 13)
        for label, after in itertools.pairwise(made.labels)
        if after.spans and after.spans[0].continues and after.kind is label.kind
    ]

    assert wrapped
    assert all(any(span.field is after.spans[0].field for span in label.spans) for label, after in wrapped)


def test_running_heads_that_repeat_the_address_are_noise() -> None:
    noise = [
        line.text
        for made in samples(200, 17)
        for line, label in zip(made.document.lines, made.labels, strict=True)
        if label.kind is Kind.NOISE
    ]

    assert any("@example" in text for text in noise)
