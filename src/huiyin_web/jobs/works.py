"""The jobs that work on one thing of an app above, such as an import: the latest of each, and who asked for it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries.actors import actor_of_account
from huiyin_web.core.clock import today
from huiyin_web.core.errors import ConflictError
from huiyin_web.core.turns import take_turn
from huiyin_web.jobs.models import OPEN_STATES, Job

USER = "user"  # the parameter that names the account in whose name a job acts
_LOCK = 0x57_4F_52_4B  # "WORK": the key of PostgreSQL's advisory lock
_WAIT = Text("Wait until that is done, or cancel its job.", "请等待处理完成，或取消其后台任务。")


@dataclass(frozen=True, slots=True)
class Works:
    """The long works on one kind of thing.

    Attributes:
        kinds: the kinds of job that work on it.
        named: the parameter by which they name its number.
        at_work: what to say where one is at work on it.
    """

    kinds: tuple[str, ...]
    named: str
    at_work: Text

    def latest(self, numbers: Collection[int]) -> dict[int, Job]:
        """Give the latest job of each of these things that has one."""
        asked = {"kind__in": self.kinds, f"params__{self.named}__in": [*numbers]}
        return {job.params[self.named]: job for job in Job.objects.filter(**asked).order_by("pk")}

    def need_idle(self, number: int) -> None:
        """Insist that no job is at work on one of them, and that none is queued until the caller's transaction ends.

        Raises:
            ConflictError: one is.
        """
        take_turn(_LOCK)
        if is_at_work(self.latest([number]).get(number)):
            raise ConflictError(what=self.at_work, mend=_WAIT)


def asker(params: Mapping[str, Any]) -> Actor:
    """Give whoever asked for a work, the `user` of its parameters, as they are today.

    Raises:
        AccountEndedError: their account has ended since.
    """
    return actor_of_account(params[USER], on=today())


def is_at_work(job: Job | None) -> bool:
    """Say whether a job is queued or running."""
    return job is not None and job.state in OPEN_STATES
