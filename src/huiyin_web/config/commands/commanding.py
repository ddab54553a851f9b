"""The demo's theatres, one a prefecture as the meeting decided: commanders are made up, and so is what they saw.

The real leaders of the meeting's report are named there and command nothing here.
"""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import cycle

from django.db import transaction

from huiyin.kernel.places import Level
from huiyin.kernel.text import Text
from huiyin.sampling.draws import seed_of
from huiyin_web.config.commands.cast import COMMANDER
from huiyin_web.config.commands.leading import GROUP, follow
from huiyin_web.config.commands.meetings_told import PROVINCE, Decided
from huiyin_web.core.clock import day_of
from huiyin_web.places.queries import places_within
from huiyin_web.theatres.actions.adopt_plan import adopt_plan
from huiyin_web.theatres.actions.call_off_visit import call_off_visit
from huiyin_web.theatres.actions.draw_again import draw_again
from huiyin_web.theatres.actions.give_order import OrderTerms, give_order
from huiyin_web.theatres.actions.prepare_visit import VisitTerms, prepare_visit
from huiyin_web.theatres.actions.record_visit import Record, record_visit
from huiyin_web.theatres.actions.set_up_theatre import Commanding, TheatreTerms, set_up_theatre
from huiyin_web.theatres.models import Theatre, Visit
from huiyin_web.theatres.queries.frame import villages_listed
from huiyin_web.theatres.queries.stored import drawn_now

_SET_UP = datetime(2016, 9, 20, 2, 0, tzinfo=UTC)
_VISITED = (datetime(2016, 10, 12, 1, 0, tzinfo=UTC), datetime(2017, 3, 21, 1, 0, tzinfo=UTC))
_YUSHU = "632700000000"
_PLAN = (
    "一、目标：完成本战区年度减贫任务，贫困村按期退出（示范文本，非正式文件）。\n"
    "二、打法：指挥长每季度至少到现场一次，随机抽取村和农户，发现问题当场交办。\n"
    "三、重点：易地搬迁后续产业、饮水安全、辍学劝返。\n"
    "四、要求：每条指令有责任人、有期限，经其他单位核验后销号。"
)
_REVISED = f"{_PLAN}\n五、增加：冬春季饮水管道防冻排查（示范）。"
_PURPOSES = ("搬迁户后续产业和住房安全（示范）", "饮水安全和教育保障（示范）")
_HOMES = (("as_told", ""), ("better", ""), ("worse", "住房漏雨，尚未列入维修（示范）"), ("nobody", ""), ("as_told", ""))
_VILLAGES = (("sound", ""), ("slow", "产业项目推进慢（示范）"), ("problem", "饮水点冬季冻结（示范）"))
_SUMMARIES = (
    "随机走访农户，台账基本属实；个别住房问题已现场交办（示范）。",
    "工作有进展，饮水点防冻需限期解决（示范）。",
)
_ORDERS = (  # what, kind, by whose hands it goes on, how much
    ("排查并维修漏雨住房（示范）", "rectification", ("kept", "late", "overdue", "open"), 30, "households"),
    ("完成饮水点防冻改造（示范）", "works", ("overdue", "waiting", "kept", "missed", "sent_back"), 12, "villages"),
)
_TERM = timedelta(90)
_WHO = "县扶贫办责任人（示范）"


@transaction.atomic
def command_theatres(*, at: datetime) -> None:
    """Set up a theatre for each prefecture, with a plan, visits and orders; one has a visit before it."""
    lives = [cycle(states) for _, _, states, _, _ in _ORDERS]
    for code, name in places_within(PROVINCE, Level.PREFECTURE).items():
        row = _set_up(code, name)
        counties = [county for county in places_within(code, Level.COUNTY) if villages_listed(GROUP, county)]
        for turn, visited in enumerate(_VISITED):
            place = counties[turn % len(counties)]
            visit = _visited(row, place, turn, visited)
            _ordered(row, visit, place, turn, life=next(lives[turn]), given_at=visited + timedelta(hours=8), at=at)
        if code == _YUSHU:
            _ahead(row, counties[-1], at=at)


def _set_up(code: str, name: Text) -> Theatre:
    commanding = Commanding(
        "指挥长（示范）", "省级领导（示范）", "Commander (made up)", "provincial leader (made up)",
        account=COMMANDER if code == _YUSHU else "",
    )  # fmt: skip
    titled = Text("Theatre of {name}", "{name}战区").fill(name=name)
    terms = TheatreTerms(titled.zh, [code], commanding, titled.en)
    row = set_up_theatre(terms=terms, by=GROUP, at=_SET_UP)
    adopt_plan(theatre=row.pk, words=_PLAN, reason="", by=GROUP, at=_SET_UP + timedelta(10))
    if code == _YUSHU:
        adopt_plan(
            theatre=row.pk, words=_REVISED, reason="督战发现饮水点冻结（示范）", by=GROUP, at=_VISITED[0] + timedelta(3)
        )
    return row


def _visited(row: Theatre, place: str, turn: int, on: datetime) -> Visit:
    visit = _prepared(row, place, turn, on - timedelta(2), day_of(on))
    drawn = drawn_now(visit)
    homes = {one.pk: _HOMES[(one.turn + turn) % len(_HOMES)] for one in drawn}
    villages = {one.village_code: _VILLAGES[(turn + one.turn) % len(_VILLAGES)] for one in drawn}
    record = Record(day_of(on), _SUMMARIES[turn], homes, villages)
    return record_visit(visit=visit.pk, record=record, by=GROUP, at=on + timedelta(hours=7))


def _prepared(row: Theatre, place: str, turn: int, at: datetime, planned_on: date) -> Visit:
    terms = VisitTerms(place, planned_on, villages=1 + turn, each=5 - turn, purpose=_PURPOSES[turn])
    return prepare_visit(theatre=row.pk, terms=terms, by=GROUP, at=at, seed=seed_of("demo", place, str(turn)))


def _ordered(row: Theatre, visit: Visit, place: str, turn: int, *, life: str, given_at: datetime, at: datetime) -> None:
    title, kind, _, quantity, unit = _ORDERS[turn]
    due_on = day_of(given_at) + _TERM
    decided = Decided(
        title, "", kind, place, _WHO, due_on, life, quantity=quantity, unit=unit, proof="整改台账及照片（示范）"
    )
    order = give_order(
        theatre=row.pk, visit=visit.pk, by=GROUP, at=given_at,
        terms=OrderTerms(title, kind, "serious", place, place, _WHO, PROVINCE, due_on, Decimal(quantity), unit),
    )  # fmt: skip
    if order.commitment is not None:
        follow(decided, order.commitment, given_at=given_at, at=at)


def _ahead(row: Theatre, place: str, *, at: datetime) -> None:
    """Prepare a visit that is yet to be made, drawn twice, and one that is called off."""
    off = _prepared(row, place, 0, at - timedelta(6), day_of(at) + timedelta(1))
    call_off_visit(visit=off.pk, reason="大雪封路（示范）", by=GROUP, at=at - timedelta(3))
    visit = _prepared(row, place, 1, at - timedelta(2), day_of(at) + timedelta(5))
    draw_again(
        visit=visit.pk, reason="首次抽取的村道路中断，无法到达（示范）", by=GROUP, at=at - timedelta(1),
        seed=seed_of("demo", place, "again"),
    )  # fmt: skip
