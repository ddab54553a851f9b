"""A plan's measures as what commitments came from."""

from collections.abc import Collection

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.access.subjects import numbers
from huiyin_web.core.parts import Crumb
from huiyin_web.household_plans.models import PlannedMeasure
from huiyin_web.household_plans.permissions import in_reach
from huiyin_web.household_plans.queries.wording import kind_of

_NAMED = Text("Plan {number}: {kind}", "计划 {number}：{kind}")


def measure_sources(actor: Actor, keys: Collection[str]) -> dict[str, Crumb]:
    """Give measures by their keys, with the way to the plan for who may follow."""
    rows = PlannedMeasure.objects.filter(pk__in=numbers(keys)).select_related("plan")
    reached: set[int] = set()
    if actor.may(May.SEE_HOUSEHOLDS):
        reached = set(rows.filter(in_reach(actor, "plan__household")).values_list("pk", flat=True))
    return {
        str(row.pk): Crumb(
            _NAMED.fill(number=row.plan.number, kind=kind_of(row.kind)),
            reverse("household_plans:household", args=[row.plan.household_id]) if row.pk in reached else "",
        )
        for row in rows
    }
