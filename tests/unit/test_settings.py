from __future__ import annotations

import re
from pathlib import Path

import pytest

from vitascope.errors import Misconfigured
from vitascope.settings import (
    FolderBlobs,
    OpenAILLM,
    S3Blobs,
    Settings,
    misspelt,
    read_settings,
    variables,
)

PAGE = Path(__file__).parents[2] / "docs" / "operating" / "settings.md"

ROWS = dict(re.findall(r"^\| `(\w+)` \| (.+?) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
"""Variable and default, as the page says."""


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment that sets nothing."""
    for name in variables():
        monkeypatch.delenv(name, raising=False)


def test_the_page_lists_exactly_the_variables_there_are() -> None:
    assert set(ROWS) == variables()


def test_there_are_fewer_than_sixty() -> None:
    assert len(variables()) < 60


def test_defaults_are_as_the_page_says() -> None:
    settings = read_settings()
    plain = {
        str(field.validation_alias or f"VITASCOPE_{name.upper()}"): getattr(settings, name)
        for name, field in Settings.model_fields.items()
        if isinstance(getattr(settings, name), str | int | float)
    }
    plain |= {f"VITASCOPE_LIMITS_{name.upper()}": value for name, value in settings.limits if value is not None}
    for name in ("blobs", "cache", "carrier", "llm"):
        plain[f"VITASCOPE_{name.upper()}_KIND"] = getattr(settings, name).kind

    assert {name: ROWS[name] for name in plain} == {name: f"`{value}`" for name, value in plain.items()}


def test_nothing_set_is_an_installation_of_this_machine_alone() -> None:
    settings = read_settings()

    assert settings.loopback
    assert settings.blobs == FolderBlobs()
    assert settings.jwt_secret_key is None
    assert 1 <= settings.worker_count <= 4


def test_the_environment_is_read_and_what_is_chosen_goes_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VITASCOPE_HOST", "192.0.2.1")
    monkeypatch.setenv("VITASCOPE_WORKERS", "")
    monkeypatch.setenv("VITASCOPE_BLOBS_KIND", "s3")
    monkeypatch.setenv("VITASCOPE_BLOBS_BUCKET", "files")
    monkeypatch.setenv("VITASCOPE_LIMITS_FILE_BYTES", "5")
    monkeypatch.setenv("ALLOWED_ORIGINS", "https://a.example, https://b.example,")

    settings = read_settings(data=Path("here"), host=None)

    assert settings.data == Path("here")
    assert not settings.loopback
    assert settings.workers is None
    assert settings.blobs == S3Blobs(kind="s3", bucket="files")
    assert settings.limits.file_bytes == 5
    assert settings.allowed_origins == ("https://a.example", "https://b.example")


def test_secrets_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JWT_SECRET_KEY", "geheim")
    monkeypatch.setenv("VITASCOPE_DATABASE_URL", "postgresql://ada:geheim@db.example.com/x")
    monkeypatch.setenv("VITASCOPE_LLM_KIND", "openai")
    monkeypatch.setenv("VITASCOPE_LLM_MODEL", "small")
    monkeypatch.setenv("VITASCOPE_LLM_KEY", "geheim")

    settings = read_settings()

    assert isinstance(settings.llm, OpenAILLM)
    assert settings.llm.key is not None
    assert settings.llm.key.get_secret_value() == "geheim"
    assert "geheim" not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("VITASCOPE_WORKERS", "many", "VITASCOPE_WORKERS: "),
        ("VITASCOPE_LLM_KIND", "openai", "VITASCOPE_LLM_MODEL: Field required"),
        ("VITASCOPE_LLM_KIND", "magic", "VITASCOPE_LLM_KIND: "),
        ("VITASCOPE_BLOBS_BUCKET", "files", "VITASCOPE_BLOBS_KIND: "),
        ("VITASCOPE_LIMITS_FILE_BYTES", "0", "VITASCOPE_LIMITS_FILE_BYTES: "),
        ("VITASCOPE_DATABASE_CONNECTIONS", "geheim", "VITASCOPE_DATABASE_CONNECTIONS: "),
    ],
)
def test_what_makes_no_sense_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(Misconfigured) as refused:
        read_settings()

    assert refused.value.message.startswith(said)
    assert "geheim" not in refused.value.message


def test_a_misspelt_variable_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VITASCOPE_DATABSE_URL", "x")
    monkeypatch.setenv("VITASCOPE_TEST_POSTGRES", "x")

    assert "VITASCOPE_DATABSE_URL" in misspelt()


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "localhost", "::1"])
def test_only_this_machine_reaches_its_own_names(host: str) -> None:
    assert read_settings(host=host).loopback


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "127.example.com"])
def test_others_reach_any_other(host: str) -> None:
    assert not read_settings(host=host).loopback
