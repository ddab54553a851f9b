"""Enter money of a project: allocated to it, paid out, or the worth of what was accepted."""

from datetime import datetime

from django.db import transaction

from huiyin.followup.funds import Given, Step
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries.people import need_another
from huiyin_web.core.clock import day_of
from huiyin_web.projects.actions._keeping import done, opened
from huiyin_web.projects.models import Money, Project


@transaction.atomic
def enter_money(*, project: int, step: Step, seen: int, given: Given, by: Actor, at: datetime) -> Project:
    """Make an entry; it is never changed, a mistake is reversed.

    Who: money is allocated by another office than the owner's; paid by whoever manages projects; accepted by another
        office than the owner's and another person than who made the payments.
    Rule: `huiyin.followup.funds.decide`; no more than is approved, allocated, paid out.
    Recorded: `projects.project.allocate`, `projects.project.pay` or `projects.project.accept`.

    Raises:
        NotAllowedError, NotFoundError: their role makes no such entry, or it is out of their reach.
        ChangedMeanwhileError, ProjectRefusedError: it changed, or something stands against it, with every reason.
        SamePersonError: their account counts as one with that of whoever made the payments.
    """
    row = opened(step, project, seen=seen, given=given, by=by, at=at)
    if step is Step.ACCEPT:
        for payer in set(row.money.filter(flow="paid").values_list("by_key", flat=True)):
            need_another(payer, by)
    on = given.on or day_of(at)
    Money.objects.create(
        project=row, flow=step.flow, fen=given.fen or 0, document=given.document.strip(), office=by.office, on=on,
        at=at, by_key=by.key, by_name=by.name,
    )  # fmt: skip
    return done(step, row, by=by, at=at, fen=given.fen, document=given.document.strip(), on=on.isoformat())
