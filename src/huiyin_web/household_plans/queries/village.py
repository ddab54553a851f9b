"""A village's work list: for each household what is proposed, what is planned and what is missing."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.http import urlencode

from huiyin.followup.household_plans import State
from huiyin.kernel.places import code_range, prefix_of
from huiyin.kernel.text import Text
from huiyin.records.fields import Mask
from huiyin.records.masking import masked
from huiyin.rules.assistance import BATCH_OF
from huiyin.rules.casework.words import POOR
from huiyin_web.access.actor import Actor
from huiyin_web.core.parts import Pager
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.household_plans.models import Declined, Plan
from huiyin_web.household_plans.queries.families import Known, known_families
from huiyin_web.household_plans.queries.household import shown_of
from huiyin_web.household_plans.queries.stored import measures_of, unanswered
from huiyin_web.household_plans.queries.wording import TONES, kind_of
from huiyin_web.registry.queries.households import REMOVED, households_in_reach

NONE = "none"  # the filter for households without a plan
_TURN = 50
_TITLE = Text("Households of the village", "本村农户")
_EMPTY = Text("No household is found here.", "没有符合条件的农户。")
_NO_PLAN = Text("no plan", "无计划")
_SHOWN = Text("{start} to {end} of {total} households", "第 {start} 至 {end} 户，共 {total} 户")
_COLUMNS = (
    Column("head", Text("Head of household", "户主")),
    Column("state", Text("Plan", "计划"), main=True),
    Column("proposed", Text("Proposed", "建议")),
    Column("planned", Text("Planned", "已计划")),
    Column("missing", Text("Missing", "缺项")),
    Column("open", Text("Not carried out", "待落实"), Kind.NUMBER),
    Column("next", Text("Next due", "最近期限"), Kind.DAY),
    Column("office_number", Text("Household number", "户编号"), filed=True),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which households of a village: of a batch, with a plan in a state; after how many."""

    batch: str = ""
    state: str = ""
    after: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    """A household with its plan."""

    known: Known
    plan: Plan | None
    measures: Sequence[Any]
    missing: tuple[str, ...]

    @property
    def batches(self) -> set[str]:
        """The batches that are proposed or planned."""
        kinds = {*self.known.proposed, *(one.kind for one in self.measures)}
        return {BATCH_OF[kind].value for kind in kinds if kind in BATCH_OF}

    @property
    def state(self) -> str:
        """The state of the plan; `none` where there is none."""
        return self.plan.state if self.plan else NONE


def village_list(actor: Actor, village: str, asked: Asked, *, on: date) -> tuple[Table, Pager]:
    """Give a turn of a village's work list."""
    lines = _lines(actor, village, asked, on)
    start = asked.after if asked.after < len(lines) else 0
    shown = lines[start : start + _TURN]
    pager = Pager(
        _SHOWN.fill(start=min(start + 1, len(lines)), end=start + len(shown), total=len(lines)),
        next=_address(village, asked, start + _TURN) if start + _TURN < len(lines) else "",
        first=_address(village, asked, 0) if start else "",
        previous=_address(village, asked, start - _TURN) if start >= _TURN else "",
    )
    return _table(shown), pager


def whole_village(actor: Actor, village: str, asked: Asked, *, on: date) -> Table:
    """Give a village's whole work list, for a file."""
    return _table(_lines(actor, village, asked, on))


def _lines(actor: Actor, village: str, asked: Asked, on: date) -> list[_Line]:
    """Give the poor of a village and whoever has a plan of the year: without a plan first, then who lacks most."""
    planned = Plan.objects.filter(household=OuterRef("pk"), year=on.year)
    found = (
        households_in_reach(actor).filter(village_code__range=code_range(prefix_of(village))).exclude(status=REMOVED)
        .filter(Q(status__in=POOR) | Exists(planned)).order_by("pk")
    )  # fmt: skip
    families = known_families(found, on)
    versions: dict[int, list[Plan]] = defaultdict(list)
    of_year = Plan.objects.filter(household__in=[one.row.pk for one in families], year=on.year)
    for plan in of_year.order_by("-version"):
        versions[plan.household_id].append(plan)
    plans = {home: one for home, rows in versions.items() if (one := shown_of(rows, on.year))}
    measures: dict[int, list[Any]] = defaultdict(list)
    for measure in measures_of(plans.values()):
        measures[measure.plan_id].append(measure)
    no: dict[int, set[str]] = defaultdict(set)
    for plan_id, kind in Declined.objects.filter(plan__in=plans.values()).values_list("plan_id", "kind"):
        no[plan_id].add(kind)
    lines = [_line(one, plans.get(one.row.pk), measures, no) for one in families]
    kept = [one for one in lines if _is_asked(one, asked)]
    return sorted(kept, key=lambda one: (one.plan is not None, -len(one.missing), one.known.row.pk))


def _line(known: Known, plan: Plan | None, measures: dict[int, list[Any]], no: dict[int, set[str]]) -> _Line:
    own = measures[plan.pk] if plan else []
    return _Line(known, plan, own, unanswered(known, own, no[plan.pk] if plan else ()))


def _is_asked(line: _Line, asked: Asked) -> bool:
    return (not asked.batch or asked.batch in line.batches) and (not asked.state or asked.state == line.state)


def _address(village: str, asked: Asked, after: int) -> str:
    told: dict[str, str | int] = {"batch": asked.batch, "state": asked.state, "after": after}
    query = urlencode({key: value for key, value in told.items() if value})
    address = reverse("household_plans:place", args=[village])
    return f"{address}?{query}" if query else address


def _table(lines: Sequence[_Line]) -> Table:
    return Table(_TITLE, _COLUMNS, [_row(line) for line in lines], empty=_EMPTY)


def _row(line: _Line) -> Row:
    home = line.known.row
    state = State(line.plan.state) if line.plan else None
    left = [one for one in line.measures if not one.is_done] if state is State.APPROVED else []
    url = reverse("household_plans:household", args=[home.pk])
    return Row((
        Cell(masked(home.head_name, Mask.NAME), url, under=home.office_number),
        Cell(state.label, tone=TONES[state]) if state else Cell(_NO_PLAN, tone="bad"),
        _kinds(line.known.proposed),
        _kinds(one.kind for one in line.measures),
        _kinds(line.missing),
        len(left) if state is State.APPROVED else None,
        min((one.due_on for one in left), default=None),
        home.office_number,
    ))  # fmt: skip


def _kinds(kinds: Any) -> Text | None:
    said = [kind_of(kind) for kind in kinds]
    return Text.join(said) if said else None
