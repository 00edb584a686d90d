"""From bytes to what they say: out of the cache, or read by a process of its own and completed by a model."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from vitascope import taxonomy
from vitascope.model.accounting import BILLION, Use
from vitascope.model.resume import Resume
from vitascope.parsing.parser import VERSION
from vitascope.ports.clock import Clock
from vitascope.ports.llm import FREE, Spent
from vitascope.ports.reader import Reader, Reading
from vitascope.usecases.accounting import Accounting, Figures
from vitascope.usecases.answers import Answers, Made
from vitascope.usecases.filling import Filling

ASKED = "model_asked"
"""In the accounts: a language model was asked about a record."""

Stage = Callable[[str], None]
Check = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Asker:
    """Whom a reading is for, and the surface that they came by."""

    owner: str
    surface: str


@dataclass(frozen=True)
class Parse:
    """What bytes say; two that say the same are equal, whatever they took.

    Attributes:
        record: as canonical JSON.
        seconds: that it took when it was worked out.
        spent: on language models, then.
        hit: it was known, or somebody else had just asked.
    """

    record: str
    seconds: float = field(compare=False)
    spent: Spent = field(default=FREE, compare=False)
    hit: bool = field(default=False, compare=False)

    @cached_property
    def resume(self) -> Resume:
        """The record itself."""
        return Resume.model_validate_json(self.record)


@dataclass(frozen=True, slots=True)
class Parses:
    """Works out what bytes say, once.

    Attributes:
        figures: count what the cache saved, and how long each format takes.
        accounting: is told what language models cost, and for whom they were asked.
    """

    reader: Reader
    filling: Filling
    answers: Answers
    figures: Figures
    accounting: Accounting
    clock: Clock

    def parse(
        self,
        data: bytes | Path,
        content_hash: str,
        *,
        name: str,
        asker: Asker,
        fresh: bool = False,
        bulk: bool = False,
        on_stage: Stage | None = None,
        check: Check | None = None,
    ) -> Parse:
        """What bytes say, from the cache where it is known.

        Args:
            data: all of them, or where they lie; nobody looks there where the answer is known.
            content_hash: theirs.
            name: of the file; a hint only.
            asker: pays for it.
            fresh: work it out anew.
            bulk: nobody waits for it.
            on_stage: is told "reading", "parsing" and so on as they begin.
            check: is called from time to time; what it raises ends the work.

        Raises:
            BadInput: they cannot be read.
        """

        made: list[Parse] = []

        def make() -> Made:
            whole = data.read_bytes() if isinstance(data, Path) else data
            made.append(self.read(whole, name=name, asker=asker, bulk=bulk, on_stage=on_stage, check=check)[1])
            return _packed(made[0])

        answer = self.answers.answer(self.key_of(content_hash), make, fresh=fresh)
        parse = _unpacked(answer.value) if answer.hit else made[0]
        if not fresh:
            self._note(parse)
        return parse

    def read(
        self,
        data: bytes,
        *,
        name: str,
        asker: Asker,
        pictures: bool = False,
        bulk: bool = False,
        on_stage: Stage | None = None,
        check: Check | None = None,
    ) -> tuple[Reading, Parse]:
        """What bytes say, and how they are laid out; never from the cache. As `parse` otherwise."""
        started = time.monotonic()
        reading = self.reader(
            data,
            name=name,
            as_of=self.clock().date(),
            pictures=pictures,
            words=self.filling.llm is not None,
            bulk=bulk,
            on_stage=on_stage,
            check=check,
        )
        filled = self.filling.fill(reading)
        seconds = time.monotonic() - started
        self._time(filled.resume.format, seconds)
        if filled.spent != FREE:
            self._spend(filled.spent, asker)
        parse = Parse(filled.resume.model_dump_json(exclude_none=True), seconds, filled.spent)
        # It is known already, and need not be made of its JSON again.
        parse.__dict__["resume"] = filled.resume
        return reading, parse

    def _time(self, kind: str, seconds: float) -> None:
        self.figures.count(f"parse.count.{kind}")
        self.figures.count(f"parse.seconds.{kind}", seconds)

    def key_of(self, content_hash: str) -> str:
        """In the cache: of these bytes, read by this version and completed by this model."""
        return f"parse:{content_hash}:{VERSION}-{taxonomy.VERSION}-{self.filling.name}"

    def _spend(self, spent: Spent, asker: Asker) -> None:
        cost = round(spent.cost_usd * BILLION)
        self.accounting.note(asker.owner, asker.surface, ASKED, Use(1, spent.input_tokens, spent.output_tokens, cost))
        self.figures.count("llm.input_tokens", spent.input_tokens)
        self.figures.count("llm.output_tokens", spent.output_tokens)
        self.figures.count("llm.cost_usd", spent.cost_usd)

    def _note(self, parse: Parse) -> None:
        self.figures.count("cache.hits" if parse.hit else "cache.misses")
        if parse.hit and parse.spent != FREE:
            self.figures.count("cache.tokens_saved", parse.spent.input_tokens + parse.spent.output_tokens)
            self.figures.count("cache.cost_saved_usd", parse.spent.cost_usd)


def _packed(parse: Parse) -> Made:
    spent = parse.spent
    head = [parse.seconds, spent.input_tokens, spent.output_tokens, spent.cost_usd]
    value = f"{json.dumps(head)}\n{parse.record}".encode()
    return Made(value, spent.input_tokens + spent.output_tokens, spent.cost_usd)


def _unpacked(value: bytes) -> Parse:
    head, _, record = value.decode().partition("\n")
    seconds, input_tokens, output_tokens, cost_usd = json.loads(head)
    return Parse(record, seconds, Spent(input_tokens, output_tokens, cost_usd), hit=True)
