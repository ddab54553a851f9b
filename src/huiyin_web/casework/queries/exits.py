"""Read whom the plan of exits and the criteria part: a plan is a target and gates nobody's exit.

The library says what an exit asks of the register; here the same is asked of an index, and each line that is shown is
put to the library again.
"""

from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet
from django.urls import reverse

from huiyin import policy
from huiyin.kernel.money import fen
from huiyin.kernel.text import Text
from huiyin.records.fields import Mask
from huiyin.records.masking import masked
from huiyin.rules import casework as rules
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.casework.pages import ExitsPage
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.queries import place_names
from huiyin_web.registry.models import Household
from huiyin_web.registry.queries.households import households_in_reach

_POOR, _PLANNED = "poor", "planned_exit"
_MOST = 200
_BELOW_ALL = -(2**62)  # fen
_TITLE = Text("Exits: plan and criteria", "退出：计划与标准")
_LEAD = Text(
    "A yearly plan is a target and gates no exit: who qualifies may leave without being planned, who is planned may "
    "not leave without qualifying.",
    "年度计划是目标，不是门槛：达标未列入计划的可以退出，列入计划未达标的不得退出。",
)
_UNPLANNED = Text("Qualified by the register, not planned", "达标但未列入计划")
_UNQUALIFIED = Text("Planned, not qualified by the register", "列入计划但未达标")
_LINES = Text(
    "By an income per person above the line of its year ({lines}) and what an exit of {on} asks ({criteria}); at most "
    "{most} are shown.",
    "按人均收入高于当年标准（{lines}）和 {on} 的退出标准（{criteria}）判断，最多显示 {most} 户。",
)
_ENDED = Text(
    "Since then no exit is decided: whoever still stands here is held to the last criteria that there were.",
    "此后不再办理贫困户退出，仍在名单内的按最后施行的标准判断。",
)
_NO_CRITERIA = Text("nothing else", "无其他标准")
_NAMED = Text("{year}: {line} yuan", "{year}年 {line} 元")
_NOBODY = Text("Nobody.", "无。")
_NO_UNPLANNED = Text(
    "No household with the status “poor” has both an income per person above the line of its year and all that an exit "
    "asks. Incomes and assurances come with the yearly register: by the form of a household, or by an import.",
    "状态为“未脱贫”的农户中，没有人均收入高于当年标准且各项标准全部达标的。收入和保障情况通过农户信息表或年度数据导入更新。",
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
_COLUMNS = (
    Column("head", Text("Household", "农户")),
    Column("village", Text("Village", "行政村")),
    Column("income", Text("Income per person", "人均收入"), Kind.MONEY, main=True),
)
_MISSING = Column("missing", Text("What is missing", "未达标项"))


def exits_page(*, actor: Actor, on: date) -> ExitsPage:
    """Give both lists, by what an exit asks on a day; each income by the line of its own year, or the last one known.

    Raises:
        NotAllowedError: their role sees no households.
        NoPackInForceError: nobody left poverty by a policy so early.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    reached, asked = households_in_reach(actor), rules.leaving_on(on)
    lines = _lines(on)
    least = min(fen(line.value) for line in lines.values())
    above = reduce(or_, (_above(asked, year, line) for year, line in lines.items()))
    anybody = reached.filter(status__in=(_POOR, _PLANNED)).exists()
    qualified = _lines_of(reached.filter(above, status=_POOR, income_per_capita__gt=least))
    lacking = _lines_of(reached.filter(status=_PLANNED).exclude(above))
    return ExitsPage(
        title=_TITLE,
        lead=_LEAD,
        crumbs=(Crumb(Text("Cases", "事项办理"), reverse("casework:cases")), Crumb(_TITLE)),
        unplanned=_table(
            _UNPLANNED, qualified, _note(asked, qualified, on) if anybody else _NO_LINES, None, _NO_UNPLANNED
        ),
        unqualified=_table(
            _UNQUALIFIED, lacking, _note(asked, lacking, on) if anybody else _NO_LINES, asked, _NO_UNQUALIFIED
        ),
    )


def _lines(on: date) -> dict[int, policy.Parameter]:
    """Give the line of every year up to a day's for which there is one: no sheet is of a year to come."""
    years = range(policy.shipped_packs()[0].since.year, on.year + 1)
    return {year: line for year in years if (line := rules.line_for(year)) is not None}


def _above(asked: rules.Leaving, year: int, line: policy.Parameter) -> Q:
    """Ask that a household lacks nothing by its sheet of a year."""
    return Q(updated_year=year, income_per_capita__gt=fen(line.value), **dict.fromkeys(asked.fields, True))


def _lines_of(found: QuerySet[Household]) -> list[Household]:
    """Give the households of the highest incomes, then those of unknown ones.

    Their ids come from an index alone, in its order, so that reading stops at the last one shown; then so many wide
    rows. That an income is known is said as a range, which the index answers.
    """
    known = found.filter(income_per_capita__gt=_BELOW_ALL).order_by("-income_per_capita", "pk")
    ids = list(known.values_list("pk", flat=True)[:_MOST])
    if len(ids) < _MOST:
        unknown = found.filter(income_per_capita__isnull=True).order_by("pk")
        ids += unknown.values_list("pk", flat=True)[: _MOST - len(ids)]
    rows = Household.objects.in_bulk(ids)
    return [rows[one] for one in ids]


def _note(asked: rules.Leaving, rows: list[Household], on: date) -> Text:
    years = sorted({row.updated_year for row in rows} or {on.year})
    known = {year: line for year in years if (line := rules.line_for(year)) is not None}
    words = _LINES.fill(
        lines=Text.join(_NAMED.fill(year=year, line=line.value) for year, line in known.items()),
        on=asked.on,
        criteria=Text.join(one.label for one in asked.criteria) if asked.criteria else _NO_CRITERIA,
        most=_MOST,
    )
    return words if asked.on == on else Text.join((words, _ENDED), " ", "")


def _table(title: Text, rows: list[Household], note: Text, asked: rules.Leaving | None, why_empty: Text) -> Table:
    villages = place_names({row.village_code for row in rows})
    columns = _COLUMNS if asked is None else (*_COLUMNS, _MISSING)
    return Table(
        title,
        columns,
        [
            Row(
                (
                    Cell(masked(row.head_name, Mask.NAME), f"/households/{row.pk}/"),
                    villages.get(row.village_code, row.village_code),
                    row.income_per_capita,
                    *(() if asked is None else (Text.join(rules.lacking(asked, vars(row), row.updated_year)),)),
                )
            )
            for row in rows
        ],
        note=note,
        empty=_NOBODY,
        empty_next=why_empty,
    )
