from tests.unit.reading.pdf.making import Sheet, pdf, text

from vitascope.reading.pdf import read_pdf


def test_a_link_belongs_to_the_words_under_it() -> None:
    sheet = Sheet(
        text(72, 700, "anna at home") + text(72, 600, "Leeds"),
        links=(("https://anna.example.org", (70, 695, 100, 715)),),
    )

    words = [word for line in read_pdf(pdf(sheet)).lines for word in line.words]

    assert [(word.text, word.link) for word in words if word.link] == [("anna", "https://anna.example.org")]


def test_a_link_over_an_icon_goes_to_the_word_after_it() -> None:
    sheet = Sheet(text(90, 700, "annaweir"), links=(("https://github.com/annaweir", (72, 696, 86, 714)),))

    assert read_pdf(pdf(sheet)).lines[0].words[0].link == "https://github.com/annaweir"
