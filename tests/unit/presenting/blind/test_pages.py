from __future__ import annotations

from tests.unit.presenting.sample import sample_reading

from vitascope.presenting.blind.pages import blind_document


def test_the_words_that_tell_who_it_is_are_gone_from_the_pages() -> None:
    document, resume = sample_reading()
    text = blind_document(document, resume).text
    for secret in (
        "Maren",
        "Lindt",
        "example.com",
        "555",
        "1985-02-03",
        "Ruritanian",
        "Sample Street",
        "moezguer",
        "She",
    ):
        assert secret not in text, secret
    assert "Lead Engineer" in text
    assert "trained successor; write to" in text
    assert "Sample State University" in text


def test_schools_go_where_that_is_asked() -> None:
    document, resume = sample_reading()
    text = blind_document(document, resume, schools=True).text
    assert "Sample State" not in text
    assert "Chemical Engineering" in text


def test_words_stay_where_they_stood_and_nothing_else_comes_along() -> None:
    document, resume = sample_reading()
    blinded = blind_document(document, resume)
    before = {word.box: word.text for line in document.lines for word in line.words}
    assert all(before[word.box] == word.text for line in blinded.lines for word in line.words)
    assert not blinded.pictures
    assert not blinded.hidden
    assert all(page.drawn for page in blinded.pages)
