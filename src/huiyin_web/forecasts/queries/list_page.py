"""The forecasts that were made."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Count
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.roles import May
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.forecasts.models import Forecast
from huiyin_web.forecasts.pages import ForecastsPage
from huiyin_web.forecasts.queries.making import why_not
from huiyin_web.forecasts.queries.wording import TITLE, named
from huiyin_web.places.models import Place
from huiyin_web.snapshots.queries import latest_frozen_year

_LEAD = Text(
    "When a year is frozen, the register is forecast from there: how many will be poor and how many will have left, in "
    "every place, to the end of the plan, and how sure that is.",
    "冻结年度快照后，即由此预测各地至规划期末的贫困人口和脱贫人口，并说明把握程度。",
)
_COLUMNS = (
    Column("forecast", Text("Forecast", "预测")),
    Column("until", Text("Until the end of", "预测至（年末）"), main=True),
    Column("state", Text("State", "状态")),
    Column("asked", Text("Questions put to it", "假设测算次数"), Kind.NUMBER),
    Column("made", Text("Made", "生成时间"), Kind.MOMENT),
    Column("by", Text("By", "生成人")),
    Column("learnt", Text("Frozen years", "年度快照")),
    Column("seed", Text("Seed", "随机种子")),
    Column("inputs", Text("Hash of all inputs", "全部输入的哈希值")),
    Column("library", Text("Version of the library", "程序库版本")),
)
_IN_FORCE, _SUPERSEDED = Text("in force", "现行"), Text("superseded", "已被取代")
_NONE = Text("No forecast was made yet.", "尚未生成预测。")
_SHOWN, _HASH = 60, 16


def list_page(*, actor: Actor) -> ForecastsPage:
    """Give the forecasts that were made, the latest first.

    Raises:
        NotAllowedError: their role sees no figures.
    """
    actor.need(May.SEE_FIGURES)
    rows = Forecast.objects.filter(base__isnull=True).annotate(asked=Count("questions")).order_by("-pk")[:_SHOWN]
    last = latest_frozen_year()
    refused = why_not(last) if last is not None else None
    place = Place.objects.filter(actor.scope.places("code")).order_by("code").values_list("code", flat=True)
    own = next((code for code in place[:2] if code.strip("0")), "")
    return ForecastsPage(
        title=TITLE,
        lead=_LEAD,
        forecasts=Table(TITLE, _COLUMNS, list(_rows(rows, own)), empty=_NONE, wide=True),
        place_url=reverse("forecasts:place", args=[own]) if own else "",
        makes=last if last is not None and refused is None and actor.may(May.FREEZE) else None,
        refused=refused.text if refused else None,
    )


def _rows(rows: Iterable[Any], own: str) -> Iterator[Row]:
    for row in rows:
        leads = own and not row.superseded
        url = f"{reverse('forecasts:place', args=[own])}?base={row.base_year}" if leads else ""
        state = Cell(_SUPERSEDED, tone="") if row.superseded else Cell(_IN_FORCE, tone="good")
        learnt = ", ".join(sorted(row.snapshots))
        by = shown_name(row.by_key, row.by_name)
        yield Row(
            (
                Cell(named(row), url), f"{row.until}", state, row.asked, row.made_at, by, learnt, f"{row.seed}",
                row.inputs[:_HASH], row.library,
            )
        )  # fmt: skip
