"""The households behind a result: who was helped, who is alike, who has nobody alike; names masked."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.urls import reverse

from huiyin.kernel.places import code_range, prefix_of
from huiyin.kernel.text import Text
from huiyin.records.fields import Mask
from huiyin.records.masking import masked
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb, Pager, Tab
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.household_plans.comparing import ALIKE, ALONE, HELPED, SIDES, households_file
from huiyin_web.household_plans.models import HelpResult
from huiyin_web.household_plans.pages import BoardPage
from huiyin_web.household_plans.queries.results import TITLE
from huiyin_web.household_plans.queries.wording import kind_of
from huiyin_web.places.queries import place_names, place_or_404
from huiyin_web.registry.models import Household
from huiyin_web.registry.queries.households import households_in_reach
from huiyin_web.snapshots.queries import people_are_made_up

_TURN = 50
_OF = Text("{kind}, {place}, {year}", "{kind}，{place} {year} 年")
_LEAD = Text(
    "The households that the comparison counts, by the frozen years. Names are masked.",
    "该项比较所含农户，以年度快照为准；姓名已作脱敏处理。",
)
_SIDES = {
    HELPED: Text("Helped, with somebody alike", "有可比对象的受助户"),
    ALIKE: Text("Alike, without this help", "相似未受助户"),
    ALONE: Text("Helped, with nobody alike", "无可比对象的受助户"),
}
_SHOWN = Text("{start} to {end} of {total} households", "第 {start} 至 {end} 户，共 {total} 户")
_RESULT = Text("This result", "该项比较")
_GONE = Text(
    "The list has to be made anew: have the results of the year computed again.", "名单须重新生成，请重新计算该年成效。"
)
_NOBODY = Text("Nobody.", "无。")
_NOT_THERE = Text("no longer on the register", "已不在台账")
_YES, _NO = Text("yes", "是"), Text("no", "否")
_FEN = 100
_EMPTY = pa.table({"id": pa.array([], pa.int64())})
_COLUMNS = (
    Column("head", Text("Head of household", "户主")),
    Column("gained", Text("Change of income per head", "人均纯收入变化"), Kind.MONEY, main=True),
    Column("before", Text("Income per head before", "上年人均纯收入"), Kind.MONEY),
    Column("left", Text("Left poverty in the year", "当年脱贫")),
    Column("village", Text("Village", "行政村")),
    Column("office_number", Text("Household number", "户编号"), filed=True),
)


def behind_page(*, actor: Actor, year: int, kind: str, place: str, side: str, after: int) -> BoardPage:
    """Give a turn of the households behind a result.

    Raises:
        NotAllowedError, NotFoundError: the role sees no households, the place is out of reach, or there is no result.
    """
    found, result = _behind(actor, year, kind, place)
    name = place_or_404(actor, place).name
    rows = _of_side(found, side)
    start = after if after < rows.num_rows else 0
    shown = rows.slice(start, _TURN)
    here = reverse("household_plans:behind", args=[year, kind, place])
    address = f"{here}?side={side}"
    results = f"{reverse('household_plans:results')}?year={year}&place={place}"
    return BoardPage(
        title=_OF.fill(kind=kind_of(kind), place=name, year=year),
        lead=_LEAD,
        crumbs=(Crumb(TITLE, results), Crumb(kind_of(kind))),
        here=here,
        tables={"households": _table(actor, side, shown, is_there=found is not None)},
        name=f"huiyin-help-result-{year}-{kind}-{place}",
        tabs=tuple(_tab(one, side, found, here) for one in SIDES),
        pager=Pager(
            _SHOWN.fill(start=min(start + 1, rows.num_rows), end=start + shown.num_rows, total=f"{rows.num_rows:,}"),
            next=f"{address}&after={start + _TURN}" if start + _TURN < rows.num_rows else "",
            first=address if start else "",
            previous=f"{address}&after={start - _TURN}" if start >= _TURN else "",
        ),
        stamp=result.stamp,
        made_up=people_are_made_up(),
    )


def whole_side(actor: Actor, *, year: int, kind: str, place: str, side: str) -> Table:
    """Give all households of a side, for a file.

    Raises:
        NotAllowedError, NotFoundError: the role sees no households, the place is out of reach, or there is no result.
    """
    found, _result = _behind(actor, year, kind, place)
    return _table(actor, side, _of_side(found, side), is_there=found is not None)


def _behind(actor: Actor, year: int, kind: str, place: str) -> tuple[pa.Table | None, HelpResult]:
    """Give the households of a place that a stored result counts; none where their file is gone."""
    actor.need(May.SEE_HOUSEHOLDS)
    result = HelpResult.objects.filter(year=year, kind=kind, place_code=place).order_by("pk").first()
    if result is None or not actor.scope.covers(place):
        raise NotFoundError(what=_RESULT)
    path = households_file(result.stamp, kind)
    if not path.exists():
        return None, result
    low, high = code_range(prefix_of(place))
    inside = [("village_code", ">=", low), ("village_code", "<=", high)]
    return pq.read_table(path, filters=inside, use_threads=False), result


def _of_side(found: pa.Table | None, side: str) -> pa.Table:
    return _EMPTY if found is None else found.filter(pc.equal(found["side"], side))


def _tab(one: str, side: str, found: pa.Table | None, here: str) -> Tab:
    return Tab(_SIDES[one], f"{here}?side={one}", current=one == side, count=_of_side(found, one).num_rows)


def _table(actor: Actor, side: str, rows: pa.Table, *, is_there: bool) -> Table:
    lines: list[dict[str, Any]] = rows.to_pylist()
    keys = [line["id"] for line in lines]
    homes = Household.objects.in_bulk(keys) if len(keys) <= _TURN else _many(keys)
    reached = set(households_in_reach(actor).filter(pk__in=keys[:_TURN]).values_list("pk", flat=True))
    villages = place_names({line["village_code"] for line in lines})
    told = [_row(line, homes.get(line["id"]), villages, line["id"] in reached) for line in lines]
    return Table(_SIDES[side], _COLUMNS, told, empty=_NOBODY if is_there else _GONE)


def _many(keys: Sequence[int]) -> dict[int, Household]:
    """Give many households by id, as far as a file names them."""
    wanted = set(keys)
    every = Household.objects.only("head_name", "office_number").order_by("pk")
    within = every.filter(pk__gte=min(keys), pk__lte=max(keys))
    return {one.pk: one for one in within.iterator() if one.pk in wanted}


def _row(line: dict[str, Any], home: Household | None, villages: dict[str, Text], is_reached: bool) -> Row:
    url = reverse("overview:household", args=[line["id"]]) if is_reached else ""
    code = line["village_code"]
    head = masked(home.head_name, Mask.NAME) if home else _NOT_THERE
    return Row((
        Cell(head, url, under=home.office_number if home else ""),
        round(line["gained"] * _FEN),
        round(line["before"] * _FEN),
        _YES if line["left"] else _NO,
        villages.get(code, Text(code, code)),
        home.office_number if home else None,
    ))  # fmt: skip
