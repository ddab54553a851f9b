"""What all changes of a project share: its number, whether they may be made, its sums and signs, the record."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Max

from huiyin.followup import funds
from huiyin.followup.funds import Given, State, Step, signs_since
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.core.clock import day_of
from huiyin_web.core.turns import take_turn
from huiyin_web.projects.errors import ChangedMeanwhileError, ProjectRefusedError
from huiyin_web.projects.models import Deed, Project, ProjectSign
from huiyin_web.projects.permissions import need_step
from huiyin_web.projects.queries.stored import as_funded, as_life, project_or_404

_NUMBERS = 0x50_52_4F_4A  # "PROJ": one number is given at a time
_SILENT = frozenset({State.PROPOSED, State.REFUSED})  # no money flows, so there is nothing to ask about


def next_serial(year: int) -> int:
    """Give the next number of a year; nobody else is given one until the transaction ends."""
    take_turn(_NUMBERS)
    last = Project.objects.filter(year=year).aggregate(last=Max("serial"))["last"]
    return (last or 0) + 1


def opened(step: Step, project: int, *, seen: int, given: Given, by: Actor, at: datetime) -> Project:
    """Give a project to which somebody may do something; nobody else works on it until the transaction ends.

    Raises:
        NotAllowedError, NotFoundError: their role does not do it, or it is out of their reach.
        ChangedMeanwhileError: something was done to it that they had not seen.
        ProjectRefusedError: it may not be done, with every reason.
    """
    row = project_or_404(by, project, lock=True)
    need_step(by, step, row)
    if row.steps != seen:
        raise ChangedMeanwhileError(number=row.number)
    decision = funds.decide(as_life(row, by), step, office=by.office, on=day_of(at), given=given)
    if not decision.allowed:
        raise ProjectRefusedError(decision)
    return row


def done(step: Step, row: Project, *, by: Actor, at: datetime, **detail: object) -> Project:
    """Bring a project's sums and signs up to what was done to it, save it and record that."""
    found = as_funded(row)
    row.allocated = sum(one.fen for one in found.allocated)
    row.paid = sum(one.fen for one in found.paid)
    row.accepted = sum(one.fen for one in found.accepted)
    row.accepted_on = max((one.on for one in found.accepted), default=None)
    row.steps, row.changed_at = row.steps + 1, at
    row.save()
    row.signs.all().delete()
    ProjectSign.objects.bulk_create(signs_of_row(row, found, day_of(at)))
    note(step.value, row, by=by, at=at, **detail)
    return row


def signs_of_row(row: Project, found: funds.Project, on: date) -> Iterator[ProjectSign]:
    """Give the signs of a project, each from the day on which it shows; none while no money may flow."""
    if row.state not in _SILENT:
        for sign, since in signs_since(found, on).items():
            yield ProjectSign(project=row, sign=sign, since=since)


def deed(step: str, row: Project, *, by: Actor, at: datetime, reason: str = "") -> Deed:
    """Give the record of a step that moves a project on; it is not saved."""
    return Deed(
        project=row, step=step, office=by.office, reason=reason.strip(), on=day_of(at), at=at, by_key=by.key,
        by_name=by.name,
    )  # fmt: skip


def note(what: str, row: Project, *, by: Actor, at: datetime, **detail: object) -> None:
    """Record what was done."""
    audit.record(
        f"projects.project.{what}", by=by, at=at, subject=f"project:{row.pk}", place_code=row.place_code,
        detail={"number": row.number, **{key: value for key, value in detail.items() if value not in {None, ""}}},
    )  # fmt: skip
