"""The application: all capabilities, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from vitascope.settings import Settings
from vitascope.usecases.accounting import Accounting, Figures
from vitascope.usecases.answers import Answers
from vitascope.usecases.condition import Condition
from vitascope.usecases.intake import Intake
from vitascope.usecases.keeping.housekeeping import Housekeeping
from vitascope.usecases.keeping.library import Library
from vitascope.usecases.keeping.pictures import Pictures
from vitascope.usecases.keeping.privacy import Privacy
from vitascope.usecases.keeping.records import Records
from vitascope.usecases.marking import Marking
from vitascope.usecases.people.accounts import Accounts
from vitascope.usecases.people.keys import Keys
from vitascope.usecases.people.sessions import Sessions
from vitascope.usecases.tasks.asking import Tasks
from vitascope.usecases.tasks.running import Work
from vitascope.usecases.tasks.upkeep import Upkeep


@dataclass(frozen=True, slots=True)
class Machinery:
    """What runs tasks and reads files in this process, once somebody starts it.

    Attributes:
        warm: starts the processes that read, so that the first file need not wait for it.
        readers: what became of these processes so far, as counts by name.
        close: ends them, and lets the database go.
    """

    work: Work
    upkeep: Upkeep
    warm: Callable[[], None]
    readers: Callable[[], Mapping[str, int]]
    close: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Vitascope:
    """What a surface, the command line or a worker receives.

    Attributes:
        settings: as the operator chose, for what is no capability: origins, limits, where to listen.
        machinery: what this process itself does.
    """

    settings: Settings
    accounts: Accounts
    sessions: Sessions
    keys: Keys
    library: Library
    pictures: Pictures
    records: Records
    privacy: Privacy
    housekeeping: Housekeeping
    answers: Answers
    accounting: Accounting
    figures: Figures
    condition: Condition
    tasks: Tasks
    intake: Intake
    marking: Marking
    machinery: Machinery
