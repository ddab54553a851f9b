"""What of the accounts stands on the page of today: delegations of mine that end soon."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.models import Delegation, User
from huiyin_web.access.queries.reach import running
from huiyin_web.core.clock import today
from huiyin_web.core.today import Item

_SOON = timedelta(days=7)
_MOST = 5
_GIVEN = Text("Your delegation to {name} ends", "您授权{name}代办即将到期")
_HELD = Text("{name}'s delegation to you ends", "{name}授权您代办即将到期")
_RENEW = Text("Delegate anew where it is still needed.", "如仍需要，请重新授权。")
_ASK = Text("Ask for a new one where it is still needed.", "如仍需要，请指挥长重新授权。")


def ending_delegations(request: HttpRequest) -> Iterator[Item]:
    """Give the running delegations, given or held, whose last day is at most a week away."""
    me = request.user
    if not isinstance(me, User):
        return
    on = today()
    mine = Delegation.objects.filter(Q(principal=me) | Q(deputy=me), running(on), ended_at__isnull=True)
    soon = mine.filter(ends_on__lte=on + _SOON).select_related("principal", "deputy").order_by("ends_on", "pk")
    for one in soon[:_MOST]:
        given = one.principal_id == me.pk
        yield Item(
            what=_GIVEN.fill(name=one.deputy.name) if given else _HELD.fill(name=one.principal.name),
            url=reverse("access:delegations"),
            under=_RENEW if given else _ASK,
            due=one.ends_on,
        )
