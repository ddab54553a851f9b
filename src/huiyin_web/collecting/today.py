"""What waits for whom: proposals to decide; for those who answer, the collection that runs in their village."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.queries.people import one_with
from huiyin_web.access.request import actor_from
from huiyin_web.access.roles import May
from huiyin_web.collecting.models import Collection, CollectionState
from huiyin_web.collecting.permissions import ANSWERING
from huiyin_web.collecting.queries.stored import as_collections, collections_in_reach, running_at
from huiyin_web.core.clock import day_of, today
from huiyin_web.core.today import Item

_MOST = 8
_WHAT = Text("Collection: {title}", "数据采集：{title}")
_ASKED = Text(
    "{office}, {fields} fields; no other collection this year", "{office}，{fields} 项指标；本年度不再有其他采集"
)
_ASKED_VILLAGE = Text(
    "{office}, {fields} fields; fill in the form that the township gives you, it brings the answers in",
    "{office}，{fields} 项指标；请填写乡镇下发的表格，由乡镇导入",
)
_PROPOSED = Text("{office}, proposed {on}", "{office}，{on} 提出")
_RUNNING = Text("running", "进行中")


def due(request: HttpRequest) -> Iterator[Item]:
    """Give the collections that one's village or township answers now; a village's answers the township brings in."""
    actor = actor_from(request)
    if actor.role not in ANSWERING or not actor.place_code:
        return
    rows = list(running_at(actor.place_code, today())[:_MOST])
    for one, asked in zip(rows, as_collections(rows).values(), strict=True):
        said = _ASKED if actor.may(May.IMPORT) else _ASKED_VILLAGE
        under = said.fill(office=asked.office, fields=len(asked.fields))
        yield Item(
            _WHAT.fill(title=one.title), _url(one), under=under, state=_RUNNING, tone="go", due=one.ends_on,
        )  # fmt: skip


def waiting(request: HttpRequest) -> Iterator[Item]:
    """Give the proposals that wait for my decision, the oldest first."""
    actor = actor_from(request)
    if not actor.may(May.ADMIT_COLLECTIONS):
        return
    proposed = collections_in_reach(actor).filter(actor.scope.places("place_code"), state=CollectionState.PROPOSED)
    rows = list(proposed.exclude(by_key__in=one_with(actor)).order_by("pk")[:_MOST])
    for one, asked in zip(rows, as_collections(rows).values(), strict=True):
        yield Item(
            _WHAT.fill(title=one.title), _url(one), under=_PROPOSED.fill(office=asked.office, on=day_of(one.at)),
            state=CollectionState.PROPOSED.label, tone="warn", due=one.begins_on,
        )  # fmt: skip


def _url(one: Collection) -> str:
    return reverse("collecting:collection", args=[one.pk])
