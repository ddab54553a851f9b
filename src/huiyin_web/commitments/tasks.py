"""The long work of this app as a job: the reminders of a day."""

from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import platform
from huiyin_web.commitments.actions.send_digests import send_digests
from huiyin_web.core.clock import now, today
from huiyin_web.jobs.daily import Daily, register_daily
from huiyin_web.jobs.models import kept
from huiyin_web.jobs.registry import JobKind, Report, register

JOB = "commitments.remind"
_HOUR = 8  # people open their letters when the office opens
_TITLE = Text("Reminders of commitments", "承诺事项提醒")
_SENDING = Text("sending", "发送中")
_SAID = Text("{sent} reminders sent, {failed} not taken.", "已发送提醒 {sent} 条，失败 {failed} 条。")
_OVER = Text("The day is over; the next day's reminders tell it all.", "当日已过，由次日提醒一并告知。")


def register_jobs() -> None:
    """Register the reminders; they go on where a worker ended, as each person's row of the day says."""
    register(JobKind(JOB, _remind, retry_safe=True))
    register_daily(Daily(JOB, _TITLE, _HOUR, lambda: bool(settings.HUIYIN_REMINDERS)))


def _remind(params: dict[str, Any], report: Report) -> dict[str, Any]:
    if date.fromisoformat(params["on"]) != today():
        return {"message": kept(_OVER)}
    sent, failed = send_digests(by=platform(), at=now(), report=lambda share: report(share, _SENDING))
    said = {"message": kept(_SAID.fill(sent=sent, failed=failed)), "url": reverse("commitments:reminders")}
    return said | ({"tone": "warn"} if failed else {})
