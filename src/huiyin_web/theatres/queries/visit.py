"""One visit: before it is made what to look at, after it what was seen; its draws, and how to draw them again."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from huiyin.followup.theatres import FOUND, FOUND_IN_VILLAGE, State
from huiyin.kernel.text import Text
from huiyin.records import codes as lists
from huiyin.records.fields import Mask
from huiyin.records.masking import masked
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.roles import May
from huiyin_web.core.amounts import Tone
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.queries import place_names
from huiyin_web.registry.wording import label_in
from huiyin_web.theatres.models import Draw, DrawnHousehold, Sight, Visit
from huiyin_web.theatres.pages import Asked, DrawLine, RecordPage, VisitPage
from huiyin_web.theatres.permissions import commands
from huiyin_web.theatres.queries.frame import AT_RISK, EXITED, POOR
from huiyin_web.theatres.queries.listing import TONES
from huiyin_web.theatres.queries.matters import last_findings, open_matters, open_questions
from huiyin_web.theatres.queries.one import way_to
from huiyin_web.theatres.queries.orders import orders_table
from huiyin_web.theatres.queries.stored import (
    commanded_theatre,
    drawn_now,
    name_of,
    sees_theatre,
    villages_of,
    visit_or_404,
)

_TITLE = Text("Visit to {place}", "督战：{place}")
_PLANNED = Text("Planned for {day}.", "计划日期：{day}。")
_MADE = Text("Made on {day}.", "督战日期：{day}。")
GROUPS = {
    POOR: Text("poor", "未脱贫"),
    AT_RISK: Text("at risk", "风险户"),
    EXITED: Text("left poverty", "已脱贫"),
}
_GROUP_TONES: dict[str, Tone] = {AT_RISK: "warn", EXITED: "good"}
_HOMES = Text("Households drawn", "抽取农户")
_HOMES_NOTE = Text(
    "Drawn by the lot, in this order; a chance of 1 in 20 stands for twenty households. The list is never changed: "
    "another draw is recorded beside it.",
    "随机抽取，按此顺序；概率 1/20 即代表 20 户。名单不得更改，重新抽取须另行记录并说明理由。",
)
_HOME_COLUMNS = (
    Column("head", Text("Head of household", "户主")),
    Column("village", Text("Village", "行政村")),
    Column("group", Text("Drawn among", "抽取分组")),
    Column("members", Text("Members", "人口"), Kind.NUMBER, main=True),
    Column("cause", Text("Main cause", "主要致贫原因")),
    Column("chance", Text("Chance", "概率")),
    Column("seen", Text("What was seen", "现场情况")),
)
_CHANCE = Text("1 in {weight}", "1/{weight}")
_VILLAGES = Text("Villages", "行政村")
_VILLAGE_COLUMNS = (
    Column("village", Text("Village", "行政村")),
    Column("seen", Text("What was seen", "现场情况"), main=True),
)
_DRAW = Text("Draw {number}", "第 {number} 次抽取")
_TOLD = Text("{day}, {by}", "{day}，{by}")
_FACTS = {
    "theatre": Text("Theatre", "战区"),
    "purpose": Text("What is to be looked at", "督战内容"),
    "by": Text("Prepared by", "准备人"),
}
_ORDERED = Text("What was ordered because of it", "本次督战指令")
_NOT_ORDERED = Text("Nothing was ordered because of it.", "本次督战没有指令。")
_RECORD = Text("Record the visit", "登记督战情况")
_RECORD_LEAD = Text(
    "Say what was seen at each household that was drawn, and in its village. Once kept it is not edited.",
    "逐户逐村填写现场情况；保存后不再修改。",
)
_HOME = Text("{turn}. {head}, {village}", "{turn}. {head}，{village}")
_RECORD_OF = Text("This record", "该抽取记录")
_TONES: dict[str, Tone] = {"better": "good", "worse": "bad", "sound": "good", "slow": "warn", "problem": "bad"}


def visit_page(*, actor: Actor, number: int, on: date) -> VisitPage:
    """Give the page of one visit.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = visit_or_404(actor, number)
    drawn, state, seen = drawn_now(row), State(row.state), sees_theatre(actor, row.theatre)
    sights = {(one.drawn_id, one.village_code): one for one in row.sights.all()}
    names = place_names({row.place_code, *(one.village_code for one in drawn)})
    place = names.get(row.place_code, Text(row.place_code, row.place_code))
    orders = list(row.orders.select_related("commitment").order_by("pk"))
    return VisitPage(
        id=row.pk,
        theatre=row.theatre_id,
        title=_TITLE.fill(place=place),
        lead=_MADE.fill(day=row.made_on) if row.made_on else _PLANNED.fill(day=row.planned_on),
        crumbs=(*way_to(row.theatre, seen=seen), Crumb(_TITLE.fill(place=place))),
        state=state.label.sentence(),
        tone=TONES[state],
        facts=tuple(_facts(row, seen=seen)),
        summary=row.summary,
        homes=_homes(drawn, sights, names) if actor.may(May.SEE_HOUSEHOLDS) else None,
        villages=_villages(drawn, sights, names) if state is State.MADE else None,
        before=last_findings(row),
        matters=open_matters(actor, row.place_code, on),
        open_questions=open_questions(row.place_code),
        orders=orders_table(actor, orders, on, title=_ORDERED, empty=_NOT_ORDERED),
        draws=tuple(_draws(row, opens=actor.may(May.SEE_HOUSEHOLDS))),
        is_prepared=state is State.PREPARED,
        may_command=commands(actor, row.theatre),
    )


def record_page(*, actor: Actor, number: int) -> RecordPage:
    """Give the form on which a visit is recorded.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to record, or to see.
    """
    row = visit_or_404(actor, number)
    commanded_theatre(actor, row.theatre_id)
    drawn = drawn_now(row)
    names = place_names({row.place_code, *(one.village_code for one in drawn)})
    place = names.get(row.place_code, Text(row.place_code, row.place_code))
    back = Crumb(_TITLE.fill(place=place), reverse("theatres:visit", args=[row.pk]))
    return RecordPage(row.pk, _RECORD, _RECORD_LEAD, (*way_to(row.theatre), back), tuple(_asked(drawn, names)))


def draw_record(*, actor: Actor, number: int, draw: int) -> dict[str, Any]:
    """Give all that it takes to draw a visit's households again.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see, or there is no such draw.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    found = visit_or_404(actor, number).draws.filter(number=draw).first()
    if found is None:
        raise NotFoundError(what=_RECORD_OF)
    kept: dict[str, Any] = json.loads(found.record)
    return kept


def _facts(row: Visit, *, seen: bool) -> Iterator[tuple[Text, Text | str | Crumb]]:
    url = reverse("overview:theatre", args=[row.theatre_id]) if seen else ""
    yield _FACTS["theatre"], Crumb(name_of(row.theatre), url)
    if row.purpose:
        yield _FACTS["purpose"], row.purpose
    yield _FACTS["by"], shown_name(row.by_key, row.by_name)


def _homes(drawn: list[DrawnHousehold], sights: dict[tuple[int | None, str], Sight], names: dict[str, Text]) -> Table:
    rows = []
    for one in drawn:
        home, seen = one.household, sights.get((one.pk, one.village_code))
        rows.append(
            Row((
                Cell(masked(home.head_name, Mask.NAME), reverse("overview:household", args=[home.pk]),
                     under=home.office_number),
                names.get(one.village_code, one.village_code),
                Cell(GROUPS[one.group], tone=_GROUP_TONES.get(one.group, "")),
                home.member_count,
                label_in(lists.CAUSE, home.main_cause),
                _CHANCE.fill(weight=f"{1 / one.chance:,.0f}"),
                _sight(seen),
            ))
        )  # fmt: skip
    return Table(_HOMES, _HOME_COLUMNS, rows, note=_HOMES_NOTE)


def _sight(seen: Sight | None) -> Cell | None:
    if seen is None:
        return None
    codes = FOUND if seen.drawn_id is not None else FOUND_IN_VILLAGE
    return Cell(codes.label_of(seen.found).sentence(), tone=_TONES.get(seen.found, ""), under=seen.words)


def _villages(
    drawn: list[DrawnHousehold], sights: dict[tuple[int | None, str], Sight], names: dict[str, Text]
) -> Table:
    rows = [Row((names.get(code, code), _sight(sights.get((None, code))))) for code in villages_of(drawn)]
    return Table(_VILLAGES, _VILLAGE_COLUMNS, rows)


def _draws(row: Visit, *, opens: bool) -> Iterator[DrawLine]:
    for one in row.draws.order_by("-number"):
        yield _draw(row, one, opens=opens)


def _draw(row: Visit, one: Draw, *, opens: bool) -> DrawLine:
    told = _TOLD.fill(day=one.at.date(), by=shown_name(one.by_key, one.by_name))
    url = reverse("theatres:draw", args=[row.pk, one.number]) if opens else ""
    return DrawLine(_DRAW.fill(number=one.number), told, one.reason, one.seed, one.list_hash, url)


def _asked(drawn: list[DrawnHousehold], names: dict[str, Text]) -> Iterator[Asked]:
    for one in drawn:
        head, village = masked(one.household.head_name, Mask.NAME), names.get(one.village_code, one.village_code)
        label = _HOME.fill(turn=one.turn, head=head, village=village)
        yield Asked(f"home{one.pk}", label, GROUPS[one.group], is_village=False)
    for code in villages_of(drawn):
        yield Asked(f"village{code}", names.get(code, Text(code, code)), "", is_village=True)
