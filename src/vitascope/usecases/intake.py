"""Taking résumés in: read while the caller waits, or as a task; kept in the library either way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from vitascope.errors import NotFound
from vitascope.model.account import Caller
from vitascope.model.library import StoredDocument
from vitascope.model.task import NewTask, Priority, Task
from vitascope.ports.llm import Spent
from vitascope.store.engine import Db
from vitascope.usecases.keeping.drafts import Draft
from vitascope.usecases.keeping.library import Library
from vitascope.usecases.keeping.records import Records
from vitascope.usecases.parses import Asker, Parse, Parses
from vitascope.usecases.tasks.asking import Tasks
from vitascope.usecases.tasks.running import Done, TaskContext

READ = "read"
"""The kind of task that reads a document."""

PERCENT = {"reading": 10, "parsing": 50, "drawing": 80}
"""How far a reading has come as a stage begins."""


@dataclass(frozen=True, slots=True)
class Intake:
    """Takes résumés in.

    A file that the caller sent to the same surface before is not kept twice, and a record that says what the last
    one says is no new version.
    """

    library: Library
    records: Records
    parses: Parses
    tasks: Tasks

    def read_now(self, draft: Draft, *, name: str, surface: str, caller: Caller, fresh: bool = False) -> Parse:
        """Read a file while the caller waits, and keep it with what it says.

        Raises:
            BadInput: it cannot be read; nothing is kept.
        """
        asker = Asker(caller.id, surface)
        parse = self.parses.parse(draft.path, draft.content_hash, name=name, asker=asker, fresh=fresh)
        twin = self.library.twin(draft.content_hash, surface=surface, caller=caller)
        if twin is None:
            self.library.keep(draft, name=name, surface=surface, caller=caller, also=self._recorded(parse, caller))
        elif not parse.hit and self.records.same(twin, parse.resume) is None:
            self.records.add(twin, parse.resume, actor=caller)
        return parse

    def read_later(
        self, draft: Draft, *, name: str, surface: str, caller: Caller, fresh: bool = False, bulk: bool = False
    ) -> Task:
        """Keep a file, and ask for it to be read.

        Raises:
            UnknownFormat: it is in no format that is read.
            QueueFull: too many wait; nothing is kept.
        """
        asked: list[Task] = []

        def ask(db: Db, document: StoredDocument) -> None:
            payload = {"document": document.id, "fresh": fresh}
            priority = Priority.BULK if bulk else Priority.PERSON
            new = NewTask(READ, payload, owner=caller.id, priority=priority, document_id=document.id)
            asked.append(self.tasks.add(db, new))

        twin = self.library.twin(draft.content_hash, surface=surface, caller=caller)
        if twin is None:
            self.library.keep(draft, name=name, surface=surface, caller=caller, also=ask)
        else:
            with self.tasks.store.begin() as db:
                ask(db, twin)
        self.tasks.announce(*asked)
        return asked[0]

    def run(self, context: TaskContext) -> Done:
        """Read the document of a task; the handler of `READ`."""
        caller = Caller(context.task.owner)
        document = self.library.find(str(context.payload["document"]), caller=caller)
        parse = self.parses.parse(
            b"".join(self.library.content(document)),
            document.content_hash,
            name=document.name,
            asker=Asker(caller.id, document.surface),
            fresh=bool(context.payload.get("fresh")),
            bulk=context.bulk,
            on_stage=lambda stage: context.progress(PERCENT.get(stage, 0), stage),
            check=context.check,
        )
        resume, known = parse.resume, self.records.same(document, parse.resume)
        resume_id = known or self.records.new_id()

        def keep(db: Db) -> None:
            self.records.add(document, resume, actor=caller, resume_id=resume_id, db=db)

        result = {"document": document.id, "resume": resume_id, "hit": parse.hit, "seconds": parse.seconds}
        spent = [parse.spent.input_tokens, parse.spent.output_tokens, parse.spent.cost_usd]
        return Done(result | {"spent": spent}, None if known else keep)

    def outcome(self, task: Task, *, caller: Caller) -> Parse:
        """What a task that is done has read.

        Raises:
            NotFound: it is not done, or what it read was deleted.
        """
        result = task.result
        if result is None:
            raise NotFound("this task has read nothing yet")
        spent = result["spent"]
        assert isinstance(spent, list)
        return Parse(
            self.records.json(str(result["resume"]), caller=caller),
            float(str(result["seconds"])),
            Spent(*spent),
            bool(result["hit"]),
        )

    def _recorded(self, parse: Parse, caller: Caller) -> Callable[[Db, StoredDocument], None]:
        def record(db: Db, document: StoredDocument) -> None:
            self.records.add(document, parse.resume, actor=caller, db=db)

        return record
