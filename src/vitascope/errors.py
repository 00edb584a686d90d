"""What can go wrong, sorted by what the caller should do about it.

    VitascopeError
      BadInput       the caller sent something we cannot use: fix it, send again
      NotFound       it does not exist, or not for this caller
      Conflict       it exists already, or is in the wrong state
      Forbidden      the caller is known and may not
      Exhausted      the caller has used up an allowance: wait
      Unavailable    something we depend on did not answer: retry later

Raise a subclass that names the event. Its category is the whole contract:
the HTTP edge turns it into a status, the CLI into an exit code, and the worker
into retry or give up. No module below those three knows any of the three.

Every error survives pickling, because readers run in processes of their own.
"""

from __future__ import annotations

from collections.abc import Mapping


class VitascopeError(Exception):
    """The root: a message for a person and a stable code for a program.

    Attributes:
        code: never changes once published.
        message: one line; says what was wrong with which input and what to do. Never
            holds what the document says.
    """

    code = "error"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class BadInput(VitascopeError):
    """The caller sent something we cannot use: fix it, send again."""

    code = "bad_input"


class NotFound(VitascopeError):
    """It does not exist, or not for this caller."""

    code = "not_found"


class Conflict(VitascopeError):
    """It exists already, or is in the wrong state."""

    code = "conflict"


class Forbidden(VitascopeError):
    """The caller is known and may not."""

    code = "forbidden"


class Exhausted(VitascopeError):
    """The caller has used up an allowance: wait."""

    code = "exhausted"


class Unavailable(VitascopeError):
    """Something we depend on did not answer: retry later."""

    code = "unavailable"


class UnreadableDocument(BadInput):
    """The bytes are not a document that can be read."""

    code = "unreadable_document"


class EmptyFile(UnreadableDocument):
    """The file has no bytes."""

    code = "empty_file"


class UnknownFormat(UnreadableDocument):
    """The bytes are in no format that we read."""

    code = "unknown_format"


class DamagedDocument(UnreadableDocument):
    """The format is known, but the file is broken beyond repair."""

    code = "damaged_document"


class LockedDocument(UnreadableDocument):
    """The file needs a password."""

    code = "locked_document"


class EmptyDocument(UnreadableDocument):
    """The file opens, but there is no text on its pages."""

    code = "empty_document"


class LimitExceeded(BadInput):
    """The file is over a limit of size, pages, pixels, time or memory."""

    code = "limit_exceeded"


class ReaderCrashed(BadInput):
    """The file made the reader process die; the host went on."""

    code = "reader_crashed"


class BlindingFailed(BadInput):
    """A record would still say who the person is after blinding."""

    code = "blinding_failed"


class Misconfigured(BadInput):
    """A setting is missing, or makes no sense."""

    code = "misconfigured"


class FileTooLarge(BadInput):
    """A file has more bytes than may be sent."""

    code = "file_too_large"


class BadRequest(BadInput):
    """A request has not the form that it must have, whatever it asks for."""

    code = "bad_request"


class WrongOrigin(Forbidden):
    """The web page that calls is none of those that may."""

    code = "wrong_origin"


class TooManyRequests(Exhausted):
    """The caller has asked too often.

    Attributes:
        retry_after_s: whole seconds until the next request is answered.
        headers: what was allowed and what is left, for the answer.
    """

    code = "too_many_requests"

    def __init__(self, message: str, *, retry_after_s: int = 1, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s
        self.headers = dict(headers or {})


class BadToken(Forbidden):
    """Who calls is not known: the token or key is none of ours, or holds no longer."""

    code = "bad_token"


class WrongPassword(Forbidden):
    """There is no such account, it is disabled, or the password is another one."""

    code = "wrong_password"


class AccountExists(Conflict):
    """There is an account with that e-mail address already."""

    code = "account_exists"


class NoSuchAccount(NotFound):
    """There is no such account."""

    code = "no_such_account"


class NoSuchDocument(NotFound):
    """There is no such document, or it is somebody else's."""

    code = "no_such_document"


class NotEmpty(Conflict):
    """What is restored into holds something already."""

    code = "not_empty"


class NoSuchTask(NotFound):
    """There is no such task."""

    code = "no_such_task"


class NoSuchSchedule(NotFound):
    """There is no such schedule."""

    code = "no_such_schedule"


class QueueFull(Unavailable):
    """As many tasks wait as may wait.

    Attributes:
        retry_after_s: when it makes sense to ask again.
    """

    code = "queue_full"
    retry_after_s = 30


class NoWorker(Unavailable):
    """Nobody is there to run a task."""

    code = "no_worker"


class WorkerLost(Unavailable):
    """The process that ran a task died, each time that it was tried."""

    code = "worker_lost"


class InternalError(Unavailable):
    """The program itself is wrong; where, is in its log."""

    code = "internal_error"
