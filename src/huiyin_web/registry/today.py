"""What of the register stands on the page of today: changes that wait for my approval, mine that came back."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.request import actor_from
from huiyin_web.access.roles import May
from huiyin_web.core.clock import now
from huiyin_web.core.templatetags.wording import moment
from huiyin_web.core.today import Item
from huiyin_web.registry.models import ChangeRequest, RequestState
from huiyin_web.registry.queries.requests import requests_in_reach, to_decide

_MOST = 8
_SHOWN_FOR = timedelta(days=7)
_WHAT = Text("Change of household {number}", "农户 {number} 信息变更")
_ASKED = Text("Asked by {name} at {at}: {reason}", "{name}于 {at} 提交：{reason}")
_ANSWERED = Text("{name}: {answer}", "{name}：{answer}")


def waiting(request: HttpRequest) -> Iterator[Item]:
    """Give the changes that wait for my approval, the oldest first."""
    for one in to_decide(actor_from(request))[:_MOST]:
        yield _item(one, _ASKED.fill(name=one.by_name, at=moment(one.at), reason=one.reason))


def returned(request: HttpRequest) -> Iterator[Item]:
    """Give my changes that were sent back in the last week."""
    for one in _sent_back(request):
        yield _item(one, _ANSWERED.fill(name=one.decided_by_name, answer=one.answer))


def _sent_back(request: HttpRequest) -> Iterable[ChangeRequest]:
    actor = actor_from(request)
    if not actor.may(May.CHANGE_HOUSEHOLDS):
        return ()
    mine = requests_in_reach(actor).filter(by_key=actor.key, state=RequestState.REFUSED)
    return mine.filter(decided_at__gte=now() - _SHOWN_FOR).order_by("-decided_at")[:_MOST]


def _item(one: ChangeRequest, under: Text) -> Item:
    state = RequestState(one.state)
    return Item(
        what=_WHAT.fill(number=one.household.office_number), url=reverse("registry:change", args=[one.pk]), under=under,
        state=state.label, tone=state.tone,
    )  # fmt: skip
