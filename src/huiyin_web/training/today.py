"""What waits for whom: trained people to be asked about a job, and questions about attendance."""

from collections.abc import Iterator

from django.db.models import Count, Min
from django.http import HttpRequest
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.request import actor_from
from huiyin_web.access.roles import May
from huiyin_web.core.clock import today
from huiyin_web.core.today import Item
from huiyin_web.training.queries.asking import due_people, open_clashes
from huiyin_web.training.queries.wording import late_by

_DUE = Text("{count} trained people are to be asked about a job", "{count} 名培训人员应回访就业")
_DUE_ONE = Text("1 trained person is to be asked about a job", "1 名培训人员应回访就业")
_UNDER = Text("Twice after the course", "培训结束后两次回访")
_ASK = Text("to be asked", "待回访")
_CLASH = Text("{count} people were at two courses at once", "{count} 人同日两地培训")
_CLASH_ONE = Text("1 person was at two courses at once", "1 人同日两地培训")
_CLASH_UNDER = Text("By the attendance that was recorded", "按出勤登记")
_QUESTION = Text("to be answered", "待核实")


def due(request: HttpRequest) -> Iterator[Item]:
    """Give one line for all who are to be asked about a job, to whoever visits them; it names nobody."""
    actor = actor_from(request)
    if actor.role is None or not actor.may(May.RECORD_VISITS):
        return
    on = today()
    found = due_people(actor, on=on).order_by().aggregate(many=Count("pk"), first=Min("due_on"))
    if found["many"]:
        late = late_by((on - found["first"]).days)
        yield Item(
            _DUE_ONE if found["many"] == 1 else _DUE.fill(count=found["many"]), reverse("training:due"),
            under=_UNDER, state=late if isinstance(late, Text) else _ASK, tone="bad" if late else "warn",
            due=found["first"],
        )  # fmt: skip


def waiting(request: HttpRequest) -> Iterator[Item]:
    """Give one line for all open questions about attendance, to whoever keeps courses."""
    actor = actor_from(request)
    if actor.role is None or not actor.may(May.MANAGE_TRAINING):
        return
    count = open_clashes(actor).count()
    if count:
        yield Item(
            _CLASH_ONE if count == 1 else _CLASH.fill(count=count), reverse("training:questions"), under=_CLASH_UNDER,
            state=_QUESTION, tone="warn",
        )  # fmt: skip
