"""Have the results of a year's help compared."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core import audit
from huiyin_web.household_plans.comparing import years_of
from huiyin_web.household_plans.works import RESULTS, RESULTS_JOB
from huiyin_web.jobs.actions.enqueue import enqueue
from huiyin_web.jobs.models import Job
from huiyin_web.jobs.works import USER

_TITLE = Text("Results of help in {year}", "{year} 年帮扶成效比较")


@transaction.atomic
def ask_results(*, year: int, by: Actor, at: datetime) -> Job:
    """Queue the comparison of a year, for all kinds of help and all places.

    Who: the provincial office, and analysts.
    Recorded: `household_plans.results.asked`.

    Raises:
        NotAllowedError: the role has none compared.
        NoYearsError: the years that it needs are not frozen.
        ConflictError: one is at work on the year.
    """
    by.need(May.COMPARE_HELP)
    years_of(year)
    RESULTS.need_idle(year)
    audit.record(
        "household_plans.results.asked", by=by, at=at, subject=f"help_results:{year}", place_code=by.place_code
    )
    params = {"year": year, USER: by.account}
    return enqueue(
        kind=RESULTS_JOB, title=_TITLE.fill(year=year), params=params, place_code=by.place_code, by=by, at=at
    )
