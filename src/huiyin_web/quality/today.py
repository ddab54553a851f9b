"""What of the suspects stands on the page of today: a handful to be asked first, for whoever goes to the households."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse

from huiyin_web.access.request import actor_from
from huiyin_web.access.roles import Role
from huiyin_web.core.today import Item
from huiyin_web.quality.models import Suspect
from huiyin_web.quality.permissions import in_reach
from huiyin_web.quality.queries.words import OPEN, names_for, rule_label

_MOST, _FIRST = 5, 0
_ASKS_HOUSEHOLDS = frozenset({Role.VILLAGE_WORKER, Role.TOWNSHIP_OFFICER})


def to_ask(request: HttpRequest) -> Iterator[Item]:
    """Give village workers and townships the most urgent questions in reach."""
    actor = actor_from(request)
    if actor.role not in _ASKS_HOUSEHOLDS:
        return
    found = Suspect.objects.filter(in_reach(actor), outcome="", gone_at__isnull=True, urgency=_FIRST)
    rows = list(found.order_by("pk")[:_MOST])
    names = names_for(actor, rows)
    for row in rows:
        whom = names.household(row)
        yield Item(
            what=rule_label(row.rule),
            url=reverse("quality:suspect", args=[row.pk]),
            under=whom.under or whom.value,
            state=OPEN,
            tone="warn",
        )
