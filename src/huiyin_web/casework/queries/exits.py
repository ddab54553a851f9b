"""Read whom the plan of exits and the criteria part: a plan is a target and gates nobody's exit."""

from datetime import date

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
_LINE = Text(
    "By income per person above {line} yuan (the line of {year}) and all five assurances; at most {most} are shown.",
    "按人均收入高于 {line} 元（{year}年标准）且“两不愁三保障”全部达标判断，最多显示 {most} 户。",
)
_NOBODY = Text("Nobody.", "无。")
_INCOME = Text("income", "收入")
_COLUMNS = (
    Column("head", Text("Household", "农户")),
    Column("village", Text("Village", "行政村")),
    Column("income", Text("Income per person", "人均收入"), Kind.MONEY, main=True),
)
_MISSING = Column("missing", Text("What is missing", "未达标项"))


def exits_page(*, actor: Actor, on: date) -> ExitsPage:
    """Give both lists for the year of a day, or for the last one whose line is known.

    Raises:
        NotAllowedError: their role sees no households.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    line = _line(on)
    above = Q(income_per_capita__gt=fen(line.value)) & Q(**dict.fromkeys(_ASSURED, True))
    reached = households_in_reach(actor)
    note = _LINE.fill(line=line.value, year=line.since.year, most=_MOST)
    planned = reached.filter(status="planned_exit")
    return ExitsPage(
        title=_TITLE,
        lead=_LEAD,
        crumbs=(Crumb(Text("Cases", "事项办理"), reverse("casework:cases")), Crumb(_TITLE)),
        unplanned=_table(_UNPLANNED, reached.filter(above, status="poor"), note, None),
        unqualified=_table(_UNQUALIFIED, planned.exclude(above), note, fen(line.value)),
    )


def _line(on: date) -> policy.Parameter:
    """Give the poverty line of a day's year, or of the last year before it that has one."""
    year = on.year
    while True:
        try:
            return policy.at(year).value("poverty_line")
        except policy.ValueNotKnownError:
            year -= 1


def _table(title: Text, found: QuerySet[Household], note: Text, line: int | None) -> Table:
    rows = list(found.order_by(F("income_per_capita").desc(nulls_last=True), "pk")[:_MOST])
    villages = place_names({row.village_code for row in rows})
    columns = _COLUMNS if line is None else (*_COLUMNS, _MISSING)
    return Table(
        title,
        columns,
        [
            Row(
                (
                    Cell(masked(row.head_name, Mask.NAME), f"/households/{row.pk}/"),
                    villages.get(row.village_code, row.village_code),
                    row.income_per_capita,
                    *(() if line is None else (_missing(row, line),)),
                )
            )
            for row in rows
        ],
        note=note,
        empty=_NOBODY,
    )


def _missing(row: Household, line: int) -> Text:
    below = row.income_per_capita is None or row.income_per_capita <= line
    return Text.join(
        [
            *([_INCOME] if below else []),
            *(HOUSEHOLDS.field(key).label for key in _ASSURED if getattr(row, key) is not True),
        ]
    )
