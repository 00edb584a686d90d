from training.show import show


def test_every_line_is_shown_with_its_section() -> None:
    told = show("1", "en").splitlines()
    assert told[0].startswith("en ")
    assert any("[name:" in line for line in told)
    assert any(" work " in line for line in told)
