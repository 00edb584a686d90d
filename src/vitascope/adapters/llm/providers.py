"""Each provider's client, pointed at where the operator says."""

from __future__ import annotations

import boto3
from botocore.config import Config
from pydantic import SecretStr
from pydantic_ai.models import Model
from pydantic_ai.models.bedrock import BedrockConverseModel
from pydantic_ai.models.google import GoogleModel
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.bedrock import BedrockProvider
from pydantic_ai.providers.google import GoogleProvider
from pydantic_ai.providers.openai import OpenAIProvider
from pydantic_ai.settings import ModelSettings

from vitascope.settings import BedrockLLM, GeminiLLM, OpenAILLM

ONCE = ModelSettings(max_retries=0)
"""A failed request is not repeated: the circuit breaker counts it, and the local record stands already."""


def openai_model(choice: OpenAILLM) -> Model:
    """A model behind any address that speaks the OpenAI protocol; a server without keys gets a word in its place."""
    key = choice.key.get_secret_value() if choice.key is not None else "none"
    return OpenAIChatModel(choice.model, provider=OpenAIProvider(base_url=choice.base_url, api_key=key))


def gemini_model(choice: GeminiLLM, key: SecretStr) -> Model:
    """A model at Google."""
    provider = GoogleProvider(api_key=key.get_secret_value(), base_url=choice.base_url)
    return GoogleModel(choice.model, provider=provider)


def bedrock_model(choice: BedrockLLM, aws_id: SecretStr, aws_secret: SecretStr, timeout_s: float) -> Model:
    """A model at Amazon, by the Converse operation."""
    client = boto3.client(
        "bedrock-runtime",
        region_name=choice.region,
        endpoint_url=choice.endpoint,
        aws_access_key_id=aws_id.get_secret_value(),
        aws_secret_access_key=aws_secret.get_secret_value(),
        config=Config(connect_timeout=timeout_s, read_timeout=timeout_s, retries={"total_max_attempts": 1}),
    )
    return BedrockConverseModel(choice.model, provider=BedrockProvider(bedrock_client=client))
