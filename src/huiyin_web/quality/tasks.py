"""The long work of this app as jobs."""

from typing import Any

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.queries.actors import actor_of_account
from huiyin_web.core.clock import now, today
from huiyin_web.jobs.models import kept
from huiyin_web.jobs.registry import JobKind, Report, register
from huiyin_web.quality.actions.find_suspects import find_suspects
from huiyin_web.quality.recording import FIND_JOB

_SAID = Text(
    "To be asked: {new} new, {changed} with other values or found again; no longer: {gone}.",
    "新增疑点 {new} 条，数值变化或重新出现 {changed} 条，消除 {gone} 条。",
)


def register_jobs() -> None:
    """Register the search; it may start again by itself when its worker died: it leaves all or nothing."""
    register(JobKind(FIND_JOB, _find, retry_safe=True))


def _find(params: dict[str, Any], report: Report) -> dict[str, Any]:
    """Search for the user `user`."""
    counts = find_suspects(by=actor_of_account(params["user"], on=today()), at=now(), report=report)
    said = _SAID.fill(**{key: f"{count:,}" for key, count in counts.items()})
    return {**counts, "url": reverse("quality:suspects"), "message": kept(said)}
