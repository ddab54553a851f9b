"""The long work of this app as a job."""

from typing import Any

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.core.clock import now
from huiyin_web.household_plans.actions.compute_results import compute_results
from huiyin_web.household_plans.works import RESULTS_JOB
from huiyin_web.jobs.models import kept
from huiyin_web.jobs.registry import JobKind, Report, register
from huiyin_web.jobs.works import asker

_DONE = Text("{count} results of {year} are stored.", "{year} 年 {count} 项比较结果已保存。")


def register_jobs() -> None:
    """Register the comparison; it may start again by itself when its worker died: it leaves all or nothing."""
    register(JobKind(RESULTS_JOB, _compute, retry_safe=True))


def _compute(params: dict[str, Any], report: Report) -> dict[str, Any]:
    """Compare the helped of `year` in the name of `user`."""
    year = params["year"]
    count = compute_results(year=year, by=asker(params), at=now(), report=report)
    url = f"{reverse('household_plans:results')}?year={year}"
    return {"url": url, "message": kept(_DONE.fill(count=count, year=year))}
