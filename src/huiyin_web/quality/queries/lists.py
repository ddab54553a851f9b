"""The lists of other departments: what counts, what a list is called and where it stands."""

from collections.abc import Collection
from datetime import date

from django.urls import reverse

from huiyin.crosschecks import ListKind, kinds
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.directory import codes_reached
from huiyin_web.access.roles import May
from huiyin_web.access.scope import EVERYWHERE, Scope
from huiyin_web.access.subjects import numbers
from huiyin_web.core.amounts import Tone
from huiyin_web.core.clock import today
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.quality.errors import ListOlderError
from huiyin_web.quality.models import DepartmentList
from huiyin_web.quality.permissions import lists_in_reach

_THIS = Text("This list", "该名单")
_NAMED = Text("{kind} as of {day}", "{kind}（截止 {day}）")
_NUMBERED = Text("List {number}", "第 {number} 号名单")
_EVERYWHERE = Text("all places", "全部地区")
_SUM = Text(
    "{rows} rows = {by_id} matched by ID number + {by_likeness} by likeness + {unmatched} of nobody registered + "
    "{refused} that could not be read.",
    "共 {rows} 行 = 按身份证号匹配 {by_id} 行 + 按姓名等匹配 {by_likeness} 行 + 不在台账 {unmatched} 行 + "
    "无法读取 {refused} 行。",
)
_WAITS, _COMPARED = Text("waits", "待比对"), Text("compared", "已比对")
_REFUSED, _WITHDRAWN = Text("not compared", "未比对"), Text("withdrawn", "已撤回")


def list_in_reach(actor: Actor, number: int, *, lock: bool = False) -> DepartmentList:
    """Give a list.

    Raises:
        NotFoundError: it is not there, or of a place out of reach.
    """
    rows = DepartmentList.objects.select_for_update() if lock else DepartmentList.objects.all()
    found = rows.filter(lists_in_reach(actor), pk=number).first()
    if found is None:
        raise NotFoundError(what=_THIS)
    return found


def reach_of(place_code: str) -> Scope:
    """Give the reach of a list's place, under all codes that it has had; of none, everywhere."""
    return Scope.over(codes_reached([place_code], today())) if place_code else EVERYWHERE


def check_newest(kind: ListKind, place_code: str, as_of: date) -> None:
    """Refuse a list older than one that counts and shares villages with it.

    Raises:
        ListOlderError: a newer one counts.
    """
    newer = DepartmentList.objects.filter(
        kind=kind.key, as_of__gt=as_of, compared_at__isnull=False, withdrawn_at__isnull=True
    ).order_by("-as_of")
    mine = reach_of(place_code)
    for one in newer:
        if mine.covers(one.place_code) or reach_of(one.place_code).covers(place_code):
            raise ListOlderError(kind=kind.label, day=one.as_of.isoformat(), number=one.pk)


def list_name(found: DepartmentList) -> Text:
    """Say of what a list is, and as of which day."""
    return _NAMED.fill(kind=label_of(found.kind).sentence(), day=found.as_of.isoformat())


def label_of(kind: str) -> Text:
    """Say what a kind of list is called; the key itself where no pack declares it any more."""
    return kinds()[kind].label if kind in kinds() else Text(kind, kind)


def place_of(found: DepartmentList, names: dict[str, Text]) -> Text:
    """Say of which place a list is."""
    return names.get(found.place_code, Text(found.place_code, found.place_code)) if found.place_code else _EVERYWHERE


def sum_of(found: DepartmentList) -> Text:
    """Say what became of a list's rows."""
    counted = ("rows", "by_id", "by_likeness", "unmatched", "refused")
    return _SUM.fill(**{key: f"{getattr(found, key):,}" for key in counted})


def standing(found: DepartmentList) -> tuple[Text, Tone]:
    """Say where a list stands."""
    if found.withdrawn_at:
        return _WITHDRAWN, ""
    if found.refusal:
        return _REFUSED, "bad"
    return (_COMPARED, "good") if found.compared_at else (_WAITS, "go")


def list_names(actor: Actor, keys: Collection[str]) -> dict[str, Crumb]:
    """Give lists in reach by number; they lead to their page."""
    if not actor.may(May.CROSS_CHECK):
        return {}
    rows = DepartmentList.objects.filter(lists_in_reach(actor), pk__in=numbers(keys)).values_list("pk", flat=True)
    return {str(pk): Crumb(_NUMBERED.fill(number=pk), reverse("quality:list", args=[pk])) for pk in rows}
