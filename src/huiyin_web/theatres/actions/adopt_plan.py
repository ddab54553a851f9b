"""Adopt a version of a theatre's action plan."""

from datetime import datetime

from django.db import transaction

from huiyin.followup import theatres as rules
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import day_of
from huiyin_web.theatres.actions._telling import need_allowed, note
from huiyin_web.theatres.models import PlanVersion
from huiyin_web.theatres.queries.stored import kept_theatre


@transaction.atomic
def adopt_plan(*, theatre: int, words: str, reason: str, by: Actor, at: datetime) -> PlanVersion:
    """Adopt an action plan for a theatre of the own office; it takes the place of the version before, which stays.

    Who: the office that keeps it.
    Rule: `huiyin.followup.theatres.adopt`.
    Recorded: `theatres.plan.adopted`.

    Raises:
        NotAllowedError, NotFoundError: another office keeps it, or it is out of reach.
        TheatreRefusedError: something stands against it.
    """
    row = kept_theatre(by, theatre)
    version = row.plan_versions.count() + 1
    need_allowed(rules.adopt(words=words, reason=reason, version=version))
    made = PlanVersion.objects.create(
        theatre=row, version=version, words=words.strip(), reason=reason.strip(), from_on=day_of(at), at=at,
        by_key=by.key, by_name=by.name,
    )  # fmt: skip
    note("plan.adopted", row, by=by, at=at, version=version)
    return made
