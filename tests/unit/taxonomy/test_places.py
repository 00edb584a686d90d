from __future__ import annotations

import pytest

from vitascope.taxonomy import addresses, places


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Berlin", "DE"),
        ("Москва", "RU"),
        ("上海", "CN"),
        ("Köln", "DE"),
        ("São Paulo", "BR"),
        ("Sevilla", "ES"),
        ("Deutschland", "DE"),
        ("Испания", "ES"),
        ("德国", "DE"),
        ("Bavaria", "DE"),
    ],
)
def test_names_in_many_languages_find_their_country(name: str, country: str) -> None:
    found = places.find(name)
    assert found is not None
    assert found.country_code == country


@pytest.mark.parametrize(
    ("printed", "city", "region", "country", "code"),
    [
        ("Fayetteville, NC", "Fayetteville", "NC", None, "US"),
        ("Xyzville, TX", "Xyzville", "TX", None, "US"),
        ("Wilmington, DE", "Wilmington", "DE", None, "US"),
        ("Berlin, DE", "Berlin", None, "DE", "DE"),
        ("Berlin, Deutschland", "Berlin", None, "Deutschland", "DE"),
        ("г. Москва", "Москва", None, None, "RU"),
        ("Bengaluru, Karnataka, India", "Bengaluru", "Karnataka", "India", "IN"),
        ("Perth, WA", "Perth", "WA", None, "AU"),
        ("Montréal, QC", "Montréal", "QC", None, "CA"),
        ("Atlanta, Georgia", "Atlanta", "Georgia", None, "US"),
        ("Tbilisi, Georgia", "Tbilisi", None, "Georgia", "GE"),
        ("Durban, KwaZulu-Natal", "Durban", "KwaZulu-Natal", None, "ZA"),
        ("Lagos (hybrid)", "Lagos", None, None, "NG"),
    ],
)
def test_a_location_falls_into_its_parts(
    printed: str, city: str, region: str | None, country: str | None, code: str
) -> None:
    parts = addresses.split(printed)
    assert parts is not None
    assert (parts.city, parts.region, parts.country, parts.country_code) == (city, region, country, code)


def test_a_postal_code_and_a_street_are_kept_apart() -> None:
    spanish = addresses.split("08001 Barcelona, España")
    assert spanish is not None
    assert (spanish.postal_code, spanish.city, spanish.country) == ("08001", "Barcelona", "España")
    german = addresses.split("Musterstraße 12, 70173 Stuttgart")
    assert german is not None
    assert (german.address, german.postal_code, german.city) == ("Musterstraße 12", "70173", "Stuttgart")


def test_a_chinese_address_is_split_without_separators() -> None:
    parts = addresses.split("上海市浦东新区")
    assert parts is not None
    assert (parts.city, parts.address, parts.country_code) == ("上海", "浦东新区", "CN")


@pytest.mark.parametrize("printed", ["Remote", "удалённо", "Homeoffice", "远程", "Télétravail"])
def test_remote_work_has_no_city(printed: str) -> None:
    parts = addresses.split(printed)
    assert parts is not None
    assert parts.remote
    assert parts.city is None


def test_a_city_can_be_remote_too() -> None:
    parts = addresses.split("São Paulo (remote)")
    assert parts is not None
    assert (parts.city, parts.remote) == ("São Paulo", True)


@pytest.mark.parametrize("text", ["2019 - 2021", "Python", "Hohenlohe Werkzeugbau AG", ""])
def test_what_is_no_place_is_not_split_into_a_city_of_a_country(text: str) -> None:
    parts = addresses.split(text)
    assert parts is None or parts.country is None
    assert addresses.likeness(text) < 0.5


@pytest.mark.parametrize(
    "text", ["Edinburgh", "Xyzville, TX", "Нижний Тагил", "上海市浦东新区", "Remote", "Porto, Portugal"]
)
def test_locations_look_like_locations(text: str) -> None:
    assert addresses.likeness(text) >= 0.7


def test_a_city_may_be_called_like_the_state_behind_it() -> None:
    parts = addresses.split("480 Riverside Drive, Apt. 11C, New York, NY 10027")

    assert parts is not None
    assert (parts.city, parts.region, parts.postal_code) == ("New York", "NY", "10027")
