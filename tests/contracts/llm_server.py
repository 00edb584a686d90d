"""A server on this machine that speaks the protocols of three providers of language models, well or badly."""

from __future__ import annotations

import json
import struct
import threading
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Conduct:
    """How the server behaves.

    Attributes:
        answer: what the model says.
        status: other than 200 refuses.
        garbage: send something that is not of the protocol.
        hang_up: close the connection without a word.
        wait_s: before anything is sent.
    """

    answer: str = ""
    input_tokens: int = 10
    output_tokens: int = 5
    status: int = 200
    garbage: bool = False
    hang_up: bool = False
    wait_s: float = 0.0


class ModelServer:
    """Listens on a free port while the context is open."""

    def __init__(self) -> None:
        self.conduct = Conduct()
        self.heard: list[str] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                server.serve(self)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._http.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()

    def serve(self, request: BaseHTTPRequestHandler) -> None:
        """Answer one request as the conduct says."""
        conduct = self.conduct
        body = request.rfile.read(int(request.headers["Content-Length"] or 0)).decode()
        self.heard.append(body)
        time.sleep(conduct.wait_s)
        if conduct.hang_up:
            request.close_connection = True
            return
        if conduct.status != 200:
            send(request, conduct.status, "application/json", json.dumps({"error": {"message": "no"}}).encode())
            return
        if conduct.garbage:
            send(request, 200, "application/json", b'{"surprise": [')
            return
        with suppress(BrokenPipeError):  # who does not wait for a slow answer hangs up
            send(request, 200, *answer_of(request.path, json.loads(body), conduct))


def send(request: BaseHTTPRequestHandler, status: int, media_type: str, body: bytes) -> None:
    """Send a whole answer."""
    request.send_response(status)
    request.send_header("Content-Type", media_type)
    request.send_header("Content-Length", str(len(body)))
    request.end_headers()
    request.wfile.write(body)


def answer_of(path: str, body: Json, conduct: Conduct) -> tuple[str, bytes]:
    """Media type and body in the protocol that the path belongs to."""
    if path.endswith("/chat/completions"):
        return openai_stream(conduct) if body.get("stream") else openai(conduct)
    if ":streamGenerateContent" in path:
        return "text/event-stream", b"".join(event(part) for part in gemini_parts(conduct))
    if ":generateContent" in path:
        return "application/json", json.dumps(gemini(conduct.answer, conduct)).encode()
    if path.endswith("/converse-stream"):
        return "application/vnd.amazon.eventstream", b"".join(bedrock_parts(conduct))
    return "application/json", json.dumps(bedrock(conduct)).encode()


def event(data: Json) -> bytes:
    """One server-sent event."""
    return f"data: {json.dumps(data)}\n\n".encode()


def openai(conduct: Conduct) -> tuple[str, bytes]:
    """A chat completion."""
    message = {"role": "assistant", "content": conduct.answer}
    usage = openai_usage(conduct)
    head = {"id": "1", "object": "chat.completion", "created": 1, "model": "gpt-4o-mini"}
    choices = [{"index": 0, "message": message, "finish_reason": "stop"}]
    return "application/json", json.dumps({**head, "choices": choices, "usage": usage}).encode()


def openai_usage(conduct: Conduct) -> Json:
    """Tokens as this protocol counts them."""
    total = conduct.input_tokens + conduct.output_tokens
    return {"prompt_tokens": conduct.input_tokens, "completion_tokens": conduct.output_tokens, "total_tokens": total}


def openai_stream(conduct: Conduct) -> tuple[str, bytes]:
    """A chat completion in chunks."""
    head = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "gpt-4o-mini"}
    chunks: list[Json] = [
        {**head, "choices": [{"index": 0, "delta": {"role": "assistant", "content": piece}}]}
        for piece in pieces_of(conduct.answer)
    ]
    chunks.append({**head, "choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
    chunks.append({**head, "choices": [], "usage": openai_usage(conduct)})
    return "text/event-stream", b"".join(event(chunk) for chunk in chunks) + b"data: [DONE]\n\n"


def pieces_of(answer: str) -> list[str]:
    """The answer in two pieces."""
    middle = len(answer) // 2
    return [answer[:middle], answer[middle:]]


def gemini(text: str, conduct: Conduct, *, last: bool = True) -> Json:
    """Generated content."""
    candidate: Json = {"content": {"role": "model", "parts": [{"text": text}]}, "index": 0}
    if last:
        candidate["finishReason"] = "STOP"
    total = conduct.input_tokens + conduct.output_tokens
    usage = {
        "promptTokenCount": conduct.input_tokens,
        "candidatesTokenCount": conduct.output_tokens,
        "totalTokenCount": total,
    }
    return {"candidates": [candidate], "usageMetadata": usage, "modelVersion": "gemini-2.5-flash"}


def gemini_parts(conduct: Conduct) -> list[Json]:
    """Generated content in two events."""
    first, second = pieces_of(conduct.answer)
    return [gemini(first, conduct, last=False), gemini(second, conduct)]


def bedrock(conduct: Conduct) -> Json:
    """An answer of the Converse operation."""
    return {
        "output": {"message": {"role": "assistant", "content": [{"text": conduct.answer}]}},
        "stopReason": "end_turn",
        "usage": bedrock_usage(conduct),
        "metrics": {"latencyMs": 1},
    }


def bedrock_usage(conduct: Conduct) -> Json:
    """Tokens as this protocol counts them."""
    total = conduct.input_tokens + conduct.output_tokens
    return {"inputTokens": conduct.input_tokens, "outputTokens": conduct.output_tokens, "totalTokens": total}


def bedrock_parts(conduct: Conduct) -> list[bytes]:
    """An answer of the ConverseStream operation, in its binary frames."""
    deltas = [{"contentBlockIndex": 0, "delta": {"text": piece}} for piece in pieces_of(conduct.answer)]
    return [
        frame("messageStart", {"role": "assistant"}),
        *(frame("contentBlockDelta", delta) for delta in deltas),
        frame("contentBlockStop", {"contentBlockIndex": 0}),
        frame("messageStop", {"stopReason": "end_turn"}),
        frame("metadata", {"usage": bedrock_usage(conduct), "metrics": {"latencyMs": 1}}),
    ]


def frame(kind: str, payload: Json) -> bytes:
    """One message of an event stream: lengths, headers, payload, each part with its checksum."""
    headers = b"".join(
        struct.pack(">B", len(name)) + name.encode() + struct.pack(">BH", 7, len(value)) + value.encode()
        for name, value in (
            (":event-type", kind),
            (":content-type", "application/json"),
            (":message-type", "event"),
        )
    )
    body = json.dumps(payload).encode()
    prelude = struct.pack(">II", 16 + len(headers) + len(body), len(headers))
    prelude += struct.pack(">I", zlib.crc32(prelude))
    whole = prelude + headers + body
    return whole + struct.pack(">I", zlib.crc32(whole))
