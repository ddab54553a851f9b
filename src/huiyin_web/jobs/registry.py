"""The kinds of job: an app above registers its own when it starts; this room never imports it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from huiyin.kernel.text import Text
from huiyin_web.jobs.errors import JobKindError


class Report(Protocol):
    """What a handler says as it goes: cheap, so say it as often as you like."""

    def __call__(self, fraction: float, message: Text) -> None:
        """Tell how far the work is (0 to 1) and what is being done.

        Raises:
            Cancelled: somebody asked for the job to end; let it pass, so that your transaction rolls back.
            Stopped: the worker is being stopped; likewise.
        """


Handler = Callable[[dict[str, Any], Report], dict[str, Any] | None]


@dataclass(frozen=True, slots=True)
class JobKind:
    """One kind of job.

    Attributes:
        key: a stable name, `app.verb`.
        handler: does the work; gives plain data to keep, of which `url` becomes the link to what was made, and
            `message` (a text as `jobs.models.kept` gives it) what people are told, in the `tone` that comes with it.
        retry_safe: whether it may start again by itself when its worker died.
    """

    key: str
    handler: Handler
    retry_safe: bool = False


_KINDS: dict[str, JobKind] = {}


def register(kind: JobKind) -> None:
    """Add a kind of job; an app does so once, when it starts.

    Raises:
        ValueError: the key is taken.
    """
    if _KINDS.setdefault(kind.key, kind) != kind:
        raise ValueError(f"The kind of job '{kind.key}' is registered already; choose another key.")


def kind_of(key: str) -> JobKind:
    """Give a registered kind.

    Raises:
        JobKindError: nobody registered it.
    """
    if key not in _KINDS:
        raise JobKindError(kind=key)
    return _KINDS[key]


def is_retry_safe(key: str) -> bool:
    """Say whether jobs of this kind start again by themselves; one that nobody knows does not."""
    kind = _KINDS.get(key)
    return kind is not None and kind.retry_safe
