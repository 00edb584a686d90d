"""The language-model port against every adapter, each speaking its provider's own protocol to a server here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import pytest
from pydantic import SecretStr
from tests.contracts.llm_server import Conduct, ModelServer

from vitascope.adapters.llm import Keys, connect
from vitascope.adapters.llm.scripted import ScriptedLLM
from vitascope.errors import Unavailable
from vitascope.ports.llm import LLM, Message, Speaker
from vitascope.settings import BedrockLLM, GeminiLLM, OpenAILLM

KEYS = Keys(gemini=SecretStr("key"), aws_id=SecretStr("id"), aws_secret=SecretStr("secret"))
QUESTION = [Message(Speaker.SYSTEM, "Be brief."), Message(Speaker.USER, "Which job was the last?")]
PROVIDERS = ("openai", "gemini", "bedrock")


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    with ModelServer() as running:
        yield running


Open = Callable[..., LLM]


@pytest.fixture
def opened(server: ModelServer) -> Iterator[Open]:
    """Opens models of a kind, and closes them after the test."""
    with ExitStack() as stack:

        def open_model(kind: str, *, timeout_s: float = 5.0) -> LLM:
            return stack.enter_context(closing(connect(choice_of(kind, server.url), KEYS, timeout_s)))

        yield open_model


def choice_of(kind: str, url: str) -> OpenAILLM | GeminiLLM | BedrockLLM:
    match kind:
        case "openai":
            return OpenAILLM(kind="openai", model="gpt-4o-mini", base_url=f"{url}/v1")
        case "gemini":
            return GeminiLLM(kind="gemini", base_url=url)
        case _:
            return BedrockLLM(kind="bedrock", model="anthropic.claude-3-haiku-20240307-v1:0", endpoint=url)


@pytest.mark.parametrize("kind", [*PROVIDERS, "scripted"])
def test_a_stream_adds_up_to_the_reply(kind: str, server: ModelServer, opened: Open) -> None:
    server.conduct = Conduct(answer="Your latest job.")
    llm: LLM = ScriptedLLM(["Your latest job."] * 2) if kind == "scripted" else opened(kind)

    whole = llm.reply(QUESTION, max_tokens=50)

    assert whole.text == "Your latest job."
    assert "".join(piece.text for piece in llm.stream(QUESTION, max_tokens=50)) == whole.text


@pytest.mark.parametrize("kind", PROVIDERS)
def test_tells_tokens_and_cost_of_a_reply_and_of_a_stream(kind: str, server: ModelServer, opened: Open) -> None:
    server.conduct = Conduct(answer="Nurse.", input_tokens=1500, output_tokens=800)
    llm = opened(kind)

    reply = llm.reply(QUESTION, max_tokens=50)
    last = list(llm.stream(QUESTION, max_tokens=50))[-1]

    assert (reply.spent.input_tokens, reply.spent.output_tokens) == (1500, 800)
    assert (last.spent.input_tokens, last.spent.output_tokens) == (1500, 800)
    assert 0 < reply.spent.cost_usd < 0.05


@pytest.mark.parametrize("kind", PROVIDERS)
def test_sends_the_instructions_and_the_question(kind: str, server: ModelServer, opened: Open) -> None:
    server.conduct = Conduct(answer="Nurse.")

    opened(kind).reply(QUESTION, max_tokens=50)

    assert "Be brief." in server.heard[-1]
    assert "Which job was the last?" in server.heard[-1]


@pytest.mark.parametrize("kind", PROVIDERS)
@pytest.mark.parametrize(
    "conduct",
    [
        Conduct(status=500),
        Conduct(status=429),
        Conduct(status=401),
        Conduct(garbage=True),
        Conduct(hang_up=True),
        Conduct(wait_s=1.5),
    ],
    ids=["failing", "refusing the load", "refusing the key", "answering nonsense", "hanging up", "slow"],
)
def test_a_server_that_does_not_serve_is_unavailable(
    kind: str, conduct: Conduct, server: ModelServer, opened: Open
) -> None:
    server.conduct = conduct
    llm = opened(kind, timeout_s=0.5)

    with pytest.raises(Unavailable) as caught:
        llm.reply(QUESTION, max_tokens=50)

    assert "Which job" not in str(caught.value)


@pytest.mark.parametrize("kind", PROVIDERS)
def test_a_stream_that_breaks_off_is_unavailable(kind: str, server: ModelServer, opened: Open) -> None:
    server.conduct = Conduct(status=500)

    with pytest.raises(Unavailable):
        list(opened(kind, timeout_s=0.5).stream(QUESTION, max_tokens=50))
