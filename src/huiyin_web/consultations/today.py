"""What waits for whom: needs for their unit's answer, answers for the place's word, consultations to be closed."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.request import actor_from
from huiyin_web.access.roles import May
from huiyin_web.consultations.models import Consultation, Need
from huiyin_web.consultations.queries.needs import waits_for
from huiyin_web.consultations.queries.wording import TITLE, named, need_state
from huiyin_web.core.clock import today
from huiyin_web.core.today import Item
from huiyin_web.places.queries import place_names

_MOST = 8
_WHAT = Text("{number} {title}", "{number} {title}")
_ASKED = Text("need of {place}, for your unit to answer", "{place}的需求，请本单位答复")
_ANSWERED = Text("answer to {place}, for you to agree or to note", "对{place}需求的答复，请商定或确认")
_OVER = Text(
    "the days for answers are over; settle what waits, then close it", "答复期限已过，请了结待办需求后结束会商"
)


def due(request: HttpRequest) -> Iterator[Item]:
    """Give the needs that wait for one's unit, the longest waiting first."""
    actor = actor_from(request)
    if actor.organisation and actor.may(May.ANSWER_NEEDS):
        yield from _needs(waits_for(actor, Need.objects.all()).order_by("asked_on", "pk"), _ASKED)


def waiting(request: HttpRequest) -> Iterator[Item]:
    """Give the answers that wait for one's own place, and the consultations of one's own group whose time is over."""
    actor = actor_from(request)
    if not actor.organisation and actor.may(May.RAISE_NEEDS):
        yield from _needs(waits_for(actor, Need.objects.all()).order_by("changed_on", "pk"), _ANSWERED)
    if actor.may(May.HOLD_MEETINGS) and actor.place_codes:
        rows = Consultation.objects.filter(group__in=actor.place_codes, closed_on=None, answers_by__lt=today())
        for row in rows.order_by("answers_by", "pk")[:_MOST]:
            yield Item(
                named(row), reverse("consultations:one", args=[row.pk]), under=_OVER.sentence(),
                state=TITLE, tone="warn", due=row.answers_by,
            )  # fmt: skip


def _needs(rows: QuerySet[Need], under: Text) -> Iterator[Item]:
    shown = list(rows.filter(consultation__closed_on=None).select_related("consultation", "commitment")[:_MOST])
    places, on = place_names({row.place_code for row in shown}), today()
    for row in shown:
        state, tone = need_state(row, on)
        yield Item(
            _WHAT.fill(number=row.number, title=row.title), reverse("consultations:need", args=[row.pk]),
            under=under.fill(place=places.get(row.place_code, row.place_code)).sentence(), state=state.sentence(),
            tone=tone, due=row.consultation.answers_by,
        )  # fmt: skip
