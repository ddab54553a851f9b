"""What waits for whom: what one's office owes and is due soon, and what it has to accept or to decide."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.request import actor_from
from huiyin_web.access.roles import May
from huiyin_web.commitments.models import Commitment
from huiyin_web.commitments.queries.listing import View, seen_in
from huiyin_web.commitments.queries.stored import commitments_in_reach
from huiyin_web.commitments.queries.wording import source_of, state_of
from huiyin_web.core.clock import today
from huiyin_web.core.today import Item

_MOST = 8
_SOON = timedelta(30)
_WHAT = Text("{number} {title}", "{number} {title}")


def due(request: HttpRequest) -> Iterator[Item]:
    """Give what one's office owes and is due within a month, what is overdue first."""
    on = today()
    soon = Q(due_on__lte=on + _SOON) & (Q(held_until__isnull=True) | Q(held_until__lt=on))
    return _items(request, View.MINE, soon, on)


def waiting(request: HttpRequest) -> Iterator[Item]:
    """Give what waits for one's office to accept it or to decide about it, the oldest first."""
    return _items(request, View.WAITING, Q(), today())


def _items(request: HttpRequest, view: View, more: Q, on: date) -> Iterator[Item]:
    actor = actor_from(request)
    if not actor.may(May.SEE_COMMITMENTS) or not actor.office:
        return
    rows = commitments_in_reach(actor).filter(seen_in(view, actor, on), more)
    for row in rows.order_by("due_on", "pk")[:_MOST]:
        yield _item(row, on)


def _item(row: Commitment, on: date) -> Item:
    state, tone = state_of(row, on)
    return Item(
        _WHAT.fill(number=row.number, title=row.title), reverse("commitments:one", args=[row.pk]),
        under=source_of(row), state=state.sentence(), tone=tone, due=row.due_on,
    )  # fmt: skip
