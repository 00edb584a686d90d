"""Servers that adapters talk to, where one can be had."""

from __future__ import annotations

import http.client
import importlib.util
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from tests.services import missing

BUCKET = "vitascope-test"

AUTHORIZATION = (
    "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=none"
)
"""Servers for tests look at the form alone."""

START_S = 30.0


@pytest.fixture(scope="session")
def s3_server() -> Iterator[str]:
    """The address of a server that speaks S3 and has a bucket: `VITASCOPE_TEST_S3`, or one that is started here."""
    chosen = os.getenv("VITASCOPE_TEST_S3")
    if chosen:
        make_bucket(chosen)
        yield chosen
        return
    if importlib.util.find_spec("moto") is None:
        missing("no storage that speaks S3: VITASCOPE_TEST_S3 is not set, and moto is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        address = f"http://127.0.0.1:{port}"
        try:
            make_bucket(address)
            yield address
        finally:
            server.terminate()


def make_bucket(address: str) -> None:
    """Make it as soon as the server answers."""
    end = time.monotonic() + START_S
    while True:
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=5)
        try:
            connection.request("PUT", f"/{BUCKET}", headers={"Authorization": AUTHORIZATION})
            status = connection.getresponse().status
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
        else:
            assert status in {200, 409}
            return
        finally:
            connection.close()
