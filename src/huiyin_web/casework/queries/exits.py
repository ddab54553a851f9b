"""Read whom the plan of exits and the criteria part: a plan is a target and gates nobody's exit."""

from collections.abc import Mapping
from functools import reduce
from operator import or_

from django.db.models import F, Q, QuerySet
from django.urls import reverse

from huiyin import policy
from huiyin.kernel.money import fen
from huiyin.kernel.text import Text
from huiyin.records.fields import Mask
from huiyin.records.masking import masked
from huiyin.records.sheets import HOUSEHOLDS
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.casework.pages import ExitsPage
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.queries import place_names
from huiyin_web.registry.models import Household
from huiyin_web.registry.queries.households import households_in_reach

Lines = Mapping[int, policy.Parameter]
_ASSURED = (
    "food_assured", "clothing_assured", "education_guaranteed", "medical_guaranteed", "housing_guaranteed",
)  # fmt: skip
_MOST = 200
_TITLE = Text("Exits: plan and criteria", "退出：计划与标准")
_LEAD = Text(
    "A yearly plan is a target and gates no exit: who qualifies may leave without being planned, who is planned may "
    "not leave without qualifying.",
    "年度计划是目标，不是门槛：达标未列入计划的可以退出，列入计划未达标的不得退出。",
)
_UNPLANNED = Text("Qualified by the register, not planned", "达标但未列入计划")
_UNQUALIFIED = Text("Planned, not qualified by the register", "列入计划但未达标")
_LINES = Text(
    "By income per person above the line of its year and all five assurances ({lines}); at most {most} are shown.",
    "按人均收入高于当年标准且“两不愁三保障”全部达标判断（{lines}），最多显示 {most} 户。",
)
_NAMED = Text("{year}: {line} yuan", "{year}年 {line} 元")
_NOBODY = Text("Nobody.", "无。")
_NO_UNPLANNED = Text(
    "No household with the status “poor” has both an income per person above the line of its year and all five "
    "assurances. Incomes and assurances come with the yearly register: by the form of a household, or by an import.",
    "状态为“未脱贫”的农户中，没有人均收入高于当年标准且“两不愁三保障”全部达标的。收入和保障情况通过农户信息表或年度数据导入更新。",
)
_NO_UNQUALIFIED = Text(
    "No household with the status “about to leave” lacks a criterion. A household is planned by the field status of "
    "the register; a plan begins no exit: that is a case, on the page of the household.",
    "状态为“预脱贫”的农户中，没有未达标的。预脱贫由台账状态栏登记；列入计划不等于启动退出，退出须在农户页面立项。",
)
_NO_LINES = Text(
    "No household of the area is registered as poor or about to leave, so that none is held to a line.",
    "管辖范围内没有状态为“未脱贫”或“预脱贫”的农户，无可比对的标准。",
)
_INCOME = Text("income", "收入")
_COLUMNS = (
    Column("head", Text("Household", "农户")),
    Column("village", Text("Village", "行政村")),
    Column("income", Text("Income per person", "人均收入"), Kind.MONEY, main=True),
)
_MISSING = Column("missing", Text("What is missing", "未达标项"))


def exits_page(*, actor: Actor) -> ExitsPage:
    """Give both lists: each income by the line of its own year, or of the last one before whose line is known.

    Raises:
        NotAllowedError: their role sees no households.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    reached = households_in_reach(actor)
    poor, planned = reached.filter(status="poor"), reached.filter(status="planned_exit")
    years = {*planned.values_list("updated_year", flat=True).distinct()}.union(
        poor.values_list("updated_year", flat=True).distinct()
    )
    lines = {year: _line(year) for year in sorted(years)}
    above = reduce(or_, (_above(year, line) for year, line in lines.items()), Q(pk__in=()))
    named = Text.join(_NAMED.fill(year=year, line=one.value) for year, one in lines.items())
    note = _LINES.fill(lines=named, most=_MOST) if lines else _NO_LINES
    return ExitsPage(
        title=_TITLE,
        lead=_LEAD,
        crumbs=(Crumb(Text("Cases", "事项办理"), reverse("casework:cases")), Crumb(_TITLE)),
        unplanned=_table(_UNPLANNED, poor.filter(above), note, None, _NO_UNPLANNED),
        unqualified=_table(_UNQUALIFIED, planned.exclude(above), note, lines, _NO_UNQUALIFIED),
    )


def _above(year: int, line: policy.Parameter) -> Q:
    """Ask that a household qualifies by what the register of a year holds."""
    return Q(updated_year=year, income_per_capita__gt=fen(line.value), **dict.fromkeys(_ASSURED, True))


def _line(year: int) -> policy.Parameter:
    """Give the poverty line of a year, or of the last one before it that has one."""
    while True:
        try:
            return policy.at(year).value("poverty_line")
        except policy.ValueNotKnownError:
            year -= 1


def _table(title: Text, found: QuerySet[Household], note: Text, lines: Lines | None, why_empty: Text) -> Table:
    rows = list(found.order_by(F("income_per_capita").desc(nulls_last=True), "pk")[:_MOST])
    villages = place_names({row.village_code for row in rows})
    columns = _COLUMNS if lines is None else (*_COLUMNS, _MISSING)
    return Table(
        title,
        columns,
        [
            Row(
                (
                    Cell(masked(row.head_name, Mask.NAME), f"/households/{row.pk}/"),
                    villages.get(row.village_code, row.village_code),
                    row.income_per_capita,
                    *(() if lines is None else (_missing(row, fen(lines[row.updated_year].value)),)),
                )
            )
            for row in rows
        ],
        note=note,
        empty=_NOBODY,
        empty_next=why_empty,
    )


def _missing(row: Household, line: int) -> Text:
    below = row.income_per_capita is None or row.income_per_capita <= line
    return Text.join(
        [
            *([_INCOME] if below else []),
            *(HOUSEHOLDS.field(key).label for key in _ASSURED if getattr(row, key) is not True),
        ]
    )
