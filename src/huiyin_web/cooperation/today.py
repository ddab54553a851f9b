"""What waits for whom: entries of the other side, plans to agree to, the report of the year that is over."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Exists, OuterRef
from django.http import HttpRequest
from django.urls import reverse

from huiyin.followup.cooperation import ITEMS, Side, State
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.request import actor_from
from huiyin_web.access.roles import May
from huiyin_web.cooperation.models import Agreement, Entry, YearItem
from huiyin_web.cooperation.permissions import side_of
from huiyin_web.cooperation.queries.stored import agreements_in_reach
from huiyin_web.cooperation.queries.subject import names_of
from huiyin_web.cooperation.queries.wording import TITLE, written
from huiyin_web.core.clock import today
from huiyin_web.core.today import Item

_MOST = 3
_WAITS, _AGREE = Text("To be confirmed", "待确认"), Text("Plan to agree to", "年度计划待同意")
_REPORT = Text("Report of {year} is missing", "{year} 年自评未报")
_ENTRY = Text("{item}: {amount}", "{item}：{amount}")


def waiting(request: HttpRequest) -> Iterator[Item]:
    """Give entries that the other side made and plans that wait for the county."""
    actor = actor_from(request)
    rows = _own(actor)
    names = names_of(rows.values())
    if not rows:
        return
    entries = Entry.objects.filter(state=State.ENTERED, agreement__in=rows).order_by("at", "pk")
    theirs = entries.filter(side=Side.WEST if _is_east(actor, rows) else Side.EAST)
    for one in theirs[:_MOST]:
        words = _ENTRY.fill(item=ITEMS[one.item].label.sentence(), amount=written(one.item, one.amount))
        yield Item(words, _url(one.agreement_id, one.year), names[one.agreement_id], _WAITS, "warn", one.on)
    if not _is_east(actor, rows):
        plans = YearItem.objects.filter(agreement__in=rows, planned__isnull=False, agreed_by="").order_by()
        found = plans.values_list("agreement", "year").annotate(many=Count("pk")).order_by("year", "agreement")
        for key, year, _many in found[:_MOST]:
            yield Item(names[key], _url(key, year), TITLE, _AGREE, "warn", date(year, 3, 31))


def due(request: HttpRequest) -> Iterator[Item]:
    """Give agreements of which the report of the year that is over is missing, to the eastern partner."""
    actor, year = actor_from(request), today().year - 1
    rows = _own(actor)
    if not rows or not _is_east(actor, rows):
        return
    reported = YearItem.objects.filter(agreement=OuterRef("pk"), year=year, reported__isnull=False)
    runs = Agreement.objects.filter(pk__in=rows, begins_on__year__lte=year, ends_on__year__gte=year)
    late = list(runs.filter(~Exists(reported)).order_by("pk")[:_MOST])
    names = names_of(late)
    for row in late:
        words = _REPORT.fill(year=year)
        yield Item(names[row.pk], _url(row.pk, year), TITLE, words, "warn", date(year, 12, 31))


def _own(actor: Actor) -> dict[int, Agreement]:
    """Give the agreements of which somebody is one side."""
    if not actor.may(May.COOPERATE) or not actor.office:
        return {}
    found = agreements_in_reach(actor)
    return {row.pk: row for row in found.order_by("pk") if side_of(actor, row) is not None}


def _is_east(actor: Actor, rows: dict[int, Agreement]) -> bool:
    return any(row.partner == actor.office for row in rows.values())


def _url(agreement: int, year: int) -> str:
    return f"{reverse('cooperation:pair', args=[agreement])}?year={year}"
