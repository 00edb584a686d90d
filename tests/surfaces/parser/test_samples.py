"""The samples of the API's document, as they stand there; only port and token are put in.

`samples` holds them letter by letter. The JavaScript runs in a browser, on a page of the server itself and on one
of the allowed origin.
"""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright
from tests.services import missing
from tests.surfaces.conftest import ORIGIN, Server

SAMPLES = Path(__file__).parent / "samples"

BROWSER = shutil.which("chromium")

WRAPPED = """
async ({ token, base64 }) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const formData = new FormData();
  formData.append('fileType', 'file');
  formData.append('file', new File([bytes], 'resume.pdf'));
  const said = [];
  const console = { log: (...words) => said.push(words), error: (...words) => said.push(['error', ...words]) };
  const run = async () => { %s };
  const result = await run();
  return { said, result };
}
"""


def bodies(script: str, server: Server, token: str, folder: Path) -> list[dict[str, Any]]:
    """What the calls of a shell script answer."""
    text = (SAMPLES / script).read_text(encoding="utf-8").replace("http://localhost:8000", server.url)
    text = text.replace("your_jwt_token", token).replace("your_token", token).replace("curl ", "curl -sS ")
    done = subprocess.run(["bash", "-e", "-c", text], cwd=folder, capture_output=True, text=True, check=True)
    decoder, rest, found = json.JSONDecoder(), done.stdout, []
    while rest:
        value, end = decoder.raw_decode(rest)
        found.append(value)
        rest = rest[end:].lstrip()
    return found


@pytest.fixture
def folder(tmp_path: Path, resume: Path) -> Path:
    """Where a user has a résumé."""
    shutil.copy(resume, tmp_path / "resume.pdf")
    return tmp_path


def test_a_file_is_parsed_with_curl(server: Server, token: str, folder: Path) -> None:
    (answer,) = bodies("parse_file.sh", server, token, folder)

    assert answer["personal"]["name"] == "Kylie-Anne Brandt"
    assert answer["metadata"]["origin"] == ORIGIN


def test_text_is_parsed_with_curl(server: Server, token: str, folder: Path) -> None:
    (answer,) = bodies("parse_text.sh", server, token, folder)

    assert answer["personal"]["name"] == "John Doe"


def test_the_calls_for_testing_answer(server: Server, token: str, folder: Path) -> None:
    health, now, later = bodies("testing.sh", server, token, folder)

    assert health == {"status": "ok", "message": "Resume parser is running"}
    assert now["personal"]["name"] == "Kylie-Anne Brandt"
    assert later["status"] == "queued"


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder, and says nothing of it."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def allowed_page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of an empty page of the origin that the document allows."""
    folder = tmp_path_factory.mktemp("page")
    (folder / "index.html").write_text("<!doctype html>")
    with ThreadingHTTPServer(("localhost", 5173), partial(Quiet, directory=str(folder))) as pages:
        threading.Thread(target=pages.serve_forever, daemon=True).start()
        yield f"{ORIGIN}/"
        pages.shutdown()


@pytest.fixture(scope="module")
def browser_page() -> Iterator[Page]:
    """A page of a browser; every test gives it an address of its own."""
    if BROWSER is None:
        missing("no Chromium here")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


def run(page: Page, address: str, script: str, token: str, resume: Path) -> dict[str, Any]:
    """What a sample says on a page, and what it returns."""
    page.goto(address)
    given = {"token": token, "base64": base64.b64encode(resume.read_bytes()).decode()}
    answer: dict[str, Any] = page.evaluate(WRAPPED % script, given)
    return answer


def own_page(page: Page, server: Server) -> str:
    """Address of an empty page of the server's own origin."""
    page.route(f"{server.url}/blank", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
    return f"{server.url}/blank"


def sample(name: str, server: Server | None = None) -> str:
    """A sample's text; for a page of another origin, its relative addresses lead to the server."""
    text = (SAMPLES / name).read_text(encoding="utf-8")
    if server is None:
        return text
    return text.replace("'/parse", f"'{server.url}/parse").replace("`/parse", f"`{server.url}/parse")


def test_the_smart_sample_gets_its_result(browser_page: Page, server: Server, token: str, resume: Path) -> None:
    script = sample("smart.js").rstrip() + "\nreturn result;"

    answer = run(browser_page, own_page(browser_page, server), script, token, resume)

    assert answer["result"]["personal"]["name"] == "Kylie-Anne Brandt"


def test_the_smart_sample_works_on_an_allowed_page(
    browser_page: Page, allowed_page: str, server: Server, token: str, resume: Path
) -> None:
    script = sample("smart.js", server).rstrip() + "\nreturn result;"

    answer = run(browser_page, allowed_page, script, token, resume)

    assert answer["result"]["metadata"]["origin"] == ORIGIN


def test_the_stream_sample_follows_its_job(browser_page: Page, server: Server, token: str, resume: Path) -> None:
    ended = "\nwhile (eventSource.readyState !== 2) await new Promise((resolve) => setTimeout(resolve, 20));"

    answer = run(browser_page, own_page(browser_page, server), sample("stream.js") + ended, token, resume)

    assert ["Status:", "completed"] in answer["said"]
    assert answer["said"][-1][0] == "Result:"
    assert answer["said"][-1][1]["personal"]["name"] == "Kylie-Anne Brandt"
    assert not [words for words in answer["said"] if words[0] == "error"]


def test_a_stream_of_no_job_ends_with_an_error(
    browser_page: Page, allowed_page: str, server: Server, token: str, resume: Path
) -> None:
    text = sample("testing_stream.js").replace("http://localhost:8000", server.url)
    ended = "\nreturn await new Promise((resolve) => { eventSource.onerror = () => resolve('error'); });"

    assert run(browser_page, allowed_page, text + ended, token, resume)["result"] == "error"
