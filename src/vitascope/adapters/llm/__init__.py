"""Opens the language model that the operator chose."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from pydantic import SecretStr

from vitascope.errors import Misconfigured
from vitascope.ports.llm import LLM
from vitascope.settings import AutoLLM, BedrockLLM, GeminiLLM, NoLLM, OpenAILLM

if TYPE_CHECKING:
    from vitascope.adapters.llm.provider import ProviderLLM

Choice = AutoLLM | NoLLM | OpenAILLM | GeminiLLM | BedrockLLM

TIMEOUT_S = 30.0
"""Seconds for one answer; the local record stands long before."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Secrets of the providers; None where the operator gave none."""

    gemini: SecretStr | None = None
    aws_id: SecretStr | None = None
    aws_secret: SecretStr | None = None


def open_llm(
    choice: Choice, keys: Keys, *, spent_today: Callable[[], float], daily_budget_usd: float | None = None
) -> LLM | None:
    """The chosen model behind its budget and circuit breaker; None where there is none.

    Raises:
        Misconfigured: a key that the choice needs is missing, or the extra `llm` is not installed.
    """
    chosen = _resolved(choice, keys)
    if chosen is None:
        return None
    from vitascope.adapters.llm.guard import Breaker, GuardedLLM

    return GuardedLLM(connect(chosen, keys, TIMEOUT_S), Breaker(time.monotonic), spent_today, daily_budget_usd)


def _resolved(choice: Choice, keys: Keys) -> OpenAILLM | GeminiLLM | BedrockLLM | None:
    match choice:
        case NoLLM():
            return None
        case AutoLLM():
            # Nobody chose a model here: a key that is set for something else must not keep the server from starting.
            usable = keys.gemini is not None and find_spec("pydantic_ai") is not None
            return GeminiLLM(kind="gemini") if usable else None
        case _:
            return choice


def connect(choice: OpenAILLM | GeminiLLM | BedrockLLM, keys: Keys, timeout_s: float) -> ProviderLLM:
    """The bare model; nothing is asked of it yet.

    Raises:
        Misconfigured: as `open_llm`.
    """
    try:
        from vitascope.adapters.llm.provider import ProviderLLM
        from vitascope.adapters.llm.providers import ONCE, bedrock_model, gemini_model, openai_model
    except ImportError as error:
        raise Misconfigured("a language model needs the extra `llm`: pip install 'vitascope[llm]'") from error
    match choice:
        case OpenAILLM():
            return ProviderLLM(openai_model(choice), timeout_s=timeout_s, settings=ONCE)
        case GeminiLLM():
            model = gemini_model(choice, _given(keys.gemini, "GEMINI_API_KEY"))
            return ProviderLLM(model, timeout_s=timeout_s, settings=ONCE)
        case BedrockLLM():
            aws_id = _given(keys.aws_id, "AWS_ACCESS_KEY_ID")
            model = bedrock_model(choice, aws_id, _given(keys.aws_secret, "AWS_SECRET_ACCESS_KEY"), timeout_s)
            return ProviderLLM(model, timeout_s=timeout_s)


def _given(key: SecretStr | None, name: str) -> SecretStr:
    if key is None:
        raise Misconfigured(f"{name} is not set, and the chosen language model needs it")
    return key
