import pytest

from vitascope.errors import DamagedDocument
from vitascope.reading import read_document

HEAD = b'From: <A browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary="next"\r\n\r\n'
PAGE = (
    b"--next\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    b"<html><body><p>Anna M=C3=BCller</p><p>Engineer =\r\nof mills</p></body></html>\r\n"
)
PICTURE = b"--next\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--next--\r\n"


def test_the_page_of_a_web_archive_is_read() -> None:
    document = read_document(HEAD + PAGE + PICTURE, name="cv.mht")

    assert document.format == "mhtml"
    assert document.text == "Anna Müller\nEngineer of mills"
    assert document.findings == ()


def test_a_page_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    assert read_document(HEAD + PAGE[:-40]).text.startswith("Anna Müller")


def test_an_archive_without_its_page_is_damaged() -> None:
    with pytest.raises(DamagedDocument):
        read_document(HEAD + b"--next\r\nContent-Type: image/png; name=text/html\r\n\r\nx\r\n--next--\r\n")
