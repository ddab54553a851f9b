"""From which day on something about a project's money has to be asked, if nothing more is done: what lists look for."""

from datetime import date, timedelta

from huiyin import policy
from huiyin.followup.funds.asking import Sign, signs_of
from huiyin.followup.funds.project import Flow, Project, sum_until
from huiyin.policy.days import months_later

_DAY = timedelta(days=1)


def signs_since(project: Project, on: date) -> dict[Sign, date]:
    """Give each sign that there is on a day, and each that comes of time alone, with the day from which it shows.

    Raises:
        NoPackInForceError: no policy pack is in force on the day.
    """
    found = {told.sign: on for told in signs_of(project, on) if told.sign not in {Sign.IDLE, Sign.LATE}}
    if project.is_over:
        return found
    if sum_until(project.paid, on) < project.planned:
        found[Sign.LATE] = project.due + _DAY
    months = int(policy.at(on).value("funds_idle_months").value)
    if (first := _first_unpaid(project, on)) is not None:
        found[Sign.IDLE] = months_later(first.on, months)
    return found


def _first_unpaid(project: Project, on: date) -> Flow | None:
    """Give the first allocation that is not paid out in full: what came first is paid first."""
    paid, given = sum_until(project.paid, on), 0
    for flow in sorted(project.allocated, key=lambda one: one.on):
        given += flow.fen
        if given > paid:
            return flow
    return None
