"""What waits for whom: a commander's prepared visits, and orders that wait for the commander's word."""

from collections.abc import Iterator
from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse

from huiyin.followup.commitments import State as Stands
from huiyin.followup.theatres import State
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.request import actor_from
from huiyin_web.access.roles import May
from huiyin_web.commitments.queries.wording import state_of
from huiyin_web.core.clock import today
from huiyin_web.core.today import Item
from huiyin_web.places.queries import place_names
from huiyin_web.theatres.models import Order, Theatre, Visit
from huiyin_web.theatres.permissions import commands
from huiyin_web.theatres.queries.stored import theatres_in_reach

_MOST = 8
_SOON = timedelta(14)
_VISIT = Text("Visit to {place}", "督战：{place}")
_WHAT = Text("{number} {title}", "{number} {title}")
_DRAWN = Text("prepared, with its households drawn", "已准备并抽取农户")
_ORDER = Text("order that wants the commander's word", "待指挥长处理的指令")
_BACK = (Stands.DECLINED, Stands.EXPLAINED)


def due(request: HttpRequest) -> Iterator[Item]:
    """Give the visits that one's theatres have before them within two weeks, or that were not recorded."""
    actor, on = actor_from(request), today()
    rows = Visit.objects.filter(theatre__in=_commanded(actor), state=State.PREPARED.value, planned_on__lte=on + _SOON)
    found = list(rows.order_by("planned_on", "pk")[:_MOST])
    names = place_names({row.place_code for row in found})
    for row in found:
        yield Item(
            _VISIT.fill(place=names.get(row.place_code, row.place_code)),
            reverse("theatres:visit", args=[row.pk]), under=_DRAWN.sentence(), due=row.planned_on,
        )  # fmt: skip


def waiting(request: HttpRequest) -> Iterator[Item]:
    """Give the orders of one's theatres that came back: declined, or explained."""
    actor, on = actor_from(request), today()
    rows = Order.objects.filter(theatre__in=_commanded(actor), commitment__state__in=_BACK)
    for row in rows.select_related("commitment").order_by("commitment__due_on", "pk")[:_MOST]:
        kept = row.commitment
        if kept is not None:
            state, tone = state_of(kept, on)
            yield Item(
                _WHAT.fill(number=kept.number, title=kept.title), reverse("commitments:one", args=[kept.pk]),
                under=_ORDER.sentence(), state=state.sentence(), tone=tone, due=kept.due_on,
            )  # fmt: skip


def _commanded(actor: Actor) -> list[Theatre]:
    if not actor.may(May.COMMAND_THEATRES):
        return []
    return [row for row in theatres_in_reach(actor).order_by("pk") if commands(actor, row)]
