"""The application: all capabilities, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from vitascope.settings import Settings
from vitascope.usecases.accounting import Accounting, Figures
from vitascope.usecases.answers import Answers
from vitascope.usecases.condition import Condition
from vitascope.usecases.keeping.housekeeping import Housekeeping
from vitascope.usecases.keeping.library import Library
from vitascope.usecases.keeping.pictures import Pictures
from vitascope.usecases.keeping.privacy import Privacy
from vitascope.usecases.keeping.records import Records
from vitascope.usecases.people.accounts import Accounts
from vitascope.usecases.people.keys import Keys
from vitascope.usecases.people.sessions import Sessions


@dataclass(frozen=True, slots=True)
class Vitascope:
    """What a surface, the command line or a worker receives.

    Attributes:
        settings: as the operator chose, for what is no capability: origins, limits, where to listen.
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
