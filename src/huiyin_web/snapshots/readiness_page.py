"""Read the page of a year before it is frozen: what it has, what it lacks, how to mend that."""

import json
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.measures.register.readiness import Check, CheckResult, Readiness, State
from huiyin.records.sheets import EARLIEST_YEAR, LATEST_YEAR
from huiyin_web.access.actor import Actor
from huiyin_web.core.amounts import Tone
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.snapshots.models import Snapshot
from huiyin_web.snapshots.pages import ReadinessPage
from huiyin_web.snapshots.permissions import need_freeze
from huiyin_web.snapshots.readiness import last_readiness

_TONES: dict[State, Tone] = {State.FINE: "good", State.LOOK: "warn", State.MISSING: "warn", State.BLOCKED: "bad"}
_IMPORTS = {
    Check.HOUSEHOLDS: "households",
    Check.PERSONS: "persons",
    Check.PLACES: "places",
    Check.STATISTICS: "statistics",
    Check.COUNTIES: "households",
    Check.RURAL: "statistics",
    Check.TOTAL: "statistics",
    Check.INCOMES: "households",
    Check.MEMBERLESS: "persons",
    Check.MEMBERS: "persons",
    Check.VILLAGES: "households",
}


def readiness_page(*, actor: Actor, year: int, at: datetime) -> ReadinessPage:
    """Give what a year has and lacks, for whoever may freeze it.

    Raises:
        NotAllowedError: the role does not include it.
        NotFoundError: it is no year that the register can tell of.
    """
    need_freeze(actor)
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise NotFoundError(what=Text(f"The year {year}", f"{year} 年"))
    ready = last_readiness(year, at=at)
    title = _TITLE.fill(year=year)
    return ReadinessPage(
        title=title,
        lead=_lead(ready),
        crumbs=(Crumb(_YEARS, reverse("snapshots:list")), Crumb(title)),
        year=year,
        table=Table(_CHECKS, _COLUMNS, [_row(year, one) for one in ready.results]),
        blockers=tuple(one.words for one in ready.blockers),
        seen=json.dumps(ready.flaws) if ready.flaws else "",
        is_frozen=Snapshot.objects.filter(year=year).exists(),
    )


def _lead(ready: Readiness) -> Text:
    if ready.blockers:
        return _BLOCKED.fill(year=ready.year)
    return _LACKS.fill(count=len(ready.flaws)) if ready.flaws else _WHOLE


def _row(year: int, one: CheckResult) -> Row:
    tag = Cell(one.state.label, tone=_TONES[one.state])
    label = one.check.label.sentence()
    return Row((Cell(label, under=one.words if one.words.en else ""), tag, one.count, _mend(year, one)))


def _mend(year: int, one: CheckResult) -> Cell | None:
    kind = _IMPORTS.get(one.check)
    if one.state is State.FINE or kind is None:
        return None
    return Cell(_MEND[kind], f"{reverse('imports:centre')}?{urlencode({'kind': kind, 'year': year})}")


_YEARS = Text("Frozen years", "年度快照")
_TITLE = Text("Freeze {year}", "冻结 {year} 年")
_CHECKS = Text("What the year has and lacks", "冻结前核对")
_BLOCKED = Text("{year} cannot be frozen as it stands.", "{year} 年目前不能冻结。")
_LACKS = Text(
    "Matters to look at before it is frozen: {count}. What is frozen never changes.",
    "冻结前须核对的存疑事项 {count} 项。冻结后不再改动。",
)
_WHOLE = Text("Nothing is missing. What is frozen never changes.", "没有存疑事项。冻结后不再改动。")
_MEND = {
    "households": Text("Import households", "导入贫困户"),
    "persons": Text("Import persons", "导入家庭成员"),
    "places": Text("Import divisions", "导入行政区划"),
    "statistics": Text("Import statistics", "导入统计数据"),
}
_COLUMNS = (
    Column("check", Text("Check", "核对项目")),
    Column("state", Text("State", "状态"), main=True),
    Column("count", Text("Figure", "数值"), Kind.NUMBER),
    Column("mend", Text("How to mend it", "处理办法")),
)
