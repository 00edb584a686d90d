import pytest

from vitascope.reading.pdf.fonts import is_bold, is_icon_font, is_italic


@pytest.mark.parametrize(
    "name", ["ABCDEF+Lato-Bold", "Arial,Bold", "Inter-SemiBold", "SFBX1000", "CMBX12", "Roboto-Black"]
)
def test_bold_is_read_from_the_name(name: str) -> None:
    assert is_bold(name, 0)


@pytest.mark.parametrize("name", ["Lato-Regular", "SFRM1000", "CMR10", "Helvetica-Oblique", "ABCDEF+Calibri"])
def test_plain_names_are_not_bold(name: str) -> None:
    assert not is_bold(name, 0)


@pytest.mark.parametrize("name", ["Lato-Italic", "Helvetica-Oblique", "CMTI10", "SFTI1000"])
def test_italic_is_read_from_the_name(name: str) -> None:
    assert is_italic(name, 0)


@pytest.mark.parametrize("name", ["XYZABC+FontAwesome5Free-Solid", "Academicons", "MarVoSym", "Wingdings-Regular"])
def test_icon_fonts_are_known(name: str) -> None:
    assert is_icon_font(name)
