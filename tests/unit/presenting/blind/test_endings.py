import pytest

from vitascope.presenting.blind.pronouns import neutral, told


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Leitende Ingenieurin, ÄRZTIN, Bürokauffrau", "Leitende Ingenieur, ARZT, Bürokaufmann"),
        ("fr", "Née à Lyon, Directrice, ingénieure, électricienne", "Né à Lyon, Directeur, ingénieur, électricien"),
        ("es", "Nacida en Lima, Ingeniera, DIRECTORA, psicóloga", "Nacido en Lima, Ingeniero, DIRECTOR, psicólogo"),
        ("pt", "Engenheira, casada, professora", "Engenheiro, casado, professor"),
        (
            "ru",
            "Родилась в Казани, разработала и тестировала; не замужем",
            "Родился в Казани, разработал и тестировал; не в браке",
        ),
        ("en", "Saleswoman, on maternity leave", "Salesperson, on parental leave"),
    ],
)
def test_a_word_that_tells_by_its_ending_gets_the_form_for_anybody(language: str, text: str, expected: str) -> None:
    assert neutral(text, language) == expected
    assert told([text], language)
    assert told([expected], language) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Berlin, Medizin, Glycerin, Valentin, Magazin, Termin"),
        ("fr", "matrice, carrière, matière, gestion financière"),
        ("es", "computadora, empresa distribuidora, carrera, técnica"),
        ("ru", "отдела, персонала, материала, школа, правила, карнавала, подвала"),
        ("en", "mother tongue, Manchester, princess"),
    ],
)
def test_words_that_only_look_like_it_stay(language: str, text: str) -> None:
    assert neutral(text, language) == text
    assert told([text], language) == set()
