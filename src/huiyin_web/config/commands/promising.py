"""What the demo's units promised, made up: a ledger of thousands of promises in every state, kept and not kept.

Promises of the rounds that are over ended as they did; those of the last round are given and due around today. What a
round that is over left unkept was promised anew in the next, or let go.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import cycle

from huiyin.followup.commitments import Given
from huiyin.kernel.places import Level, ancestor
from huiyin_web.access.actor import Actor, platform
from huiyin_web.assistance.actions.close_round import close_round
from huiyin_web.assistance.models import AssistanceRound, Carried, Pairing
from huiyin_web.assistance.queries.undecided import undecided
from huiyin_web.commitments.actions.carry_over import Line, Was, carry_over
from huiyin_web.commitments.actions.give_commitment import Terms
from huiyin_web.commitments.models import Commitment
from huiyin_web.core.clock import day_of
from huiyin_web.places.models import Organisation

_BY = platform("demo")
_PROVINCE = "630000000000"
_PLEDGED = (  # kind, title, unit, how much at the most
    ("training", "培训劳动力 {many} 人", "persons", 120),
    ("works", "修建通村道路 {many} 公里", "kilometres", 12),
    ("jobs", "提供就业岗位 {many} 个", "posts", 60),
    ("industry", "扶持特色种养 {many} 户", "households", 80),
    ("funds", "投入帮扶资金 {many} 元", "yuan", 500_000),
    ("purchases", "采购农畜产品 {many} 元", "yuan", 450_000),
    ("service", "资助贫困学生 {many} 人", "persons", 40),
)
_ORDERED = (  # kind, title, unit, how much at the most, source
    ("lifting", "脱贫 {many} 人", "persons", 1_500, "letter"),
    ("works", "解决 {many} 个村通村道路", "villages", 6, "decision"),
    ("document", "报送年度帮扶计划", "", 0, "decision"),
    ("purchases", "采购农畜产品 {many} 元", "yuan", 450_000, "consultation"),
)
_NOW = (  # how many days ago it was given, in how many it was due, what was done to it
    (400, 180, ("accept", "report", "prove", "deliver", "verify")),
    (320, 150, ("accept", "report", "prove", "deliver", "verify")),
    (300, 120, ("accept", "postpone", "report", "prove", "deliver", "verify")),
    (150, 300, ("accept", "report")),
    (90, 240, ("accept", "report", "remark")),
    (200, 120, ("accept", "report", "postpone")),
    (120, 90, ("accept", "report")),
    (160, 140, ("accept", "report", "prove", "deliver")),
    (110, 100, ("accept", "report", "prove", "deliver", "send_back")),
    (60, 120, ("hold",)),
    (20, 200, ()),
    (40, 220, ("accept",)),
    (260, 90, ("accept", "report", "miss")),
    (280, 100, ("accept", "miss", "explain")),
    (30, 160, ("decline",)),
    (240, 120, ("withdraw",)),
)
_OVER = (  # the same in a round that is over: days are counted from its end
    *(((690, 400, ("accept", "report", "prove", "deliver", "verify")),) * 6),
    (680, 500, ("accept", "prove", "deliver", "verify")),
    (670, 300, ("accept", "postpone", "report", "prove", "deliver", "verify")),
    (600, 300, ("accept", "report", "miss")),
    (650, 300, ("accept", "miss", "explain")),
    (500, 200, ("withdraw",)),
)
_WORDS = {
    "prove": "验收表，存于县扶贫办（示范）",
    "remark": "请抓紧（示范）",
    "postpone": "施工季节推迟（示范）",
    "send_back": "签到册与人数不符，请补充（示范）",
    "hold": "等待资金下达（示范）",
    "explain": "合作企业退出，已另行联系（示范）",
    "decline": "不属于本单位职责（示范）",
    "withdraw": "并入其他项目（示范）",
}
_ACCEPTS = frozenset({"verify", "send_back", "miss", "postpone", "hold", "remark"})
_GIVES = frozenset({"withdraw"})
_COUNTED = {"report": Decimal("0.5"), "deliver": Decimal(1), "verify": Decimal(1)}
_PARTLY, _SHORT_OF = 13, Decimal("0.8")  # of so many that are verified one was kept in part
_EACH = 6  # promises of a unit in a round
_LET_GO = 4  # of so many that were not kept one was let go
_ORDERS = 120  # promises that others asked of departments and eastern partners
_Life = tuple[int, int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Plan:
    """One promise: by whom to where, what, how it went, when its life is counted from, and whom it was given by."""

    number: int
    owner: str
    giver: str
    place: str
    kind: str
    title: str
    unit: str
    most: int
    source: str
    key: str
    life: _Life
    at: datetime


def promise(*, at: datetime) -> list[Commitment]:
    """Carry the ledger over, decide what becomes of what rounds left unkept, and close those that are over."""
    rounds = list(AssistanceRound.objects.order_by("first_year"))
    given: list[Commitment] = []
    for row, later in zip(rounds, [*rounds[1:], None], strict=True):
        ends = at if later is None else datetime(row.last_year, 12, 20, tzinfo=UTC)
        lines = [_line(plan) for plan in _pledges(row, _NOW if later is None else _OVER, ends)]
        given += carry_over(ledger=lines, by=_BY, at=at)
        if later is not None:
            given += _decide(row, later, at=datetime(row.last_year, 12, 31, 4, 0, tzinfo=UTC))
    given += carry_over(ledger=[_line(plan) for plan in _orders(at)], by=_BY, at=at)
    return given


def _pledges(row: AssistanceRound, lives: Sequence[_Life], at: datetime) -> Iterator[_Plan]:
    pairs: dict[str, list[str]] = {}
    paired = Pairing.objects.filter(participant__round=row).order_by("participant__organisation", "place_code")
    for owner, place in paired.values_list("participant__organisation", "place_code"):
        pairs.setdefault(owner, []).append(place)
    life, what, number = cycle(lives), cycle(_PLEDGED), 0
    for owner, places in pairs.items():
        turns = cycle(places)
        for _ in range(_EACH):
            number += 1
            yield _Plan(number, owner, owner, next(turns), *next(what), "pledge", row.key, next(life), at)


def _orders(at: datetime) -> Iterator[_Plan]:
    """Give what letters, decisions and consultations asked of departments, units and eastern partners."""
    kinds = ("department", "assisting_unit", "eastern_partner")
    owners = cycle(Organisation.objects.filter(kind__in=kinds).order_by("number").values_list("number", flat=True)[:58])
    counties = Pairing.objects.order_by("place_code").values_list("place_code", flat=True).distinct()
    at_counties = cycle(sorted({ancestor(code, Level.COUNTY) for code in counties}))
    life, what = cycle(_NOW), cycle(_ORDERED)
    for number in range(_ORDERS):
        kind, title, unit, most, source = next(what)
        yield _Plan(
            number, next(owners), _PROVINCE, next(at_counties), kind, title, unit, most, source, "", next(life), at
        )


def _decide(row: AssistanceRound, later: AssistanceRound, *, at: datetime) -> list[Commitment]:
    """Promise anew in the next round what was left unkept, but let some go, and close the round."""
    left = list(undecided(row).order_by("pk"))
    anew = [one for turn, one in enumerate(left) if turn % _LET_GO]
    lines = [_anew(one, later, at) for one in anew]
    made = dict(zip((one.pk for one in anew), carry_over(ledger=lines, by=_BY, at=at), strict=True))
    Carried.objects.bulk_create(
        [
            Carried(
                commitment=one, round=row, successor=made.get(one.pk), at=at, by_key=_BY.key, by_name=_BY.name,
                reason="转入下一轮继续办理（示范）" if one.pk in made else "村已整体搬迁，予以了结（示范）",
            )
            for one in left
        ]
    )  # fmt: skip
    close_round(round_id=row.pk, by=_BY, at=at)
    return list(made.values())


def _anew(old: Commitment, later: AssistanceRound, at: datetime) -> Line:
    """Give what is left of a promise as one of the next round, which keeps it within a year."""
    left = None if old.quantity is None else Decimal(old.quantity - (old.verified or 0)) / 100
    begins = day_of(at) + timedelta(days=60)
    terms = Terms(
        title=old.title, kind=old.kind, severity=old.severity, source=old.source, source_key=later.key,
        place_code=old.place_code, owner=old.owner, accepter=old.accepter, person=old.person,
        promised_to=old.promised_to, quantity=left, unit=old.unit, starts_on=begins,
        due_on=begins + timedelta(days=300),
    )  # fmt: skip
    owner, accepter = _office("demo-unit", old.owner), _office("demo-county", old.accepter)
    acts = (
        Was("accept", owner, at + timedelta(days=70)),
        Was("prove", owner, at + timedelta(days=200), Given(reason=_WORDS["prove"])),
        Was("deliver", owner, at + timedelta(days=210), Given(amount=left)),
        Was("verify", accepter, at + timedelta(days=230), Given(amount=left)),
    )
    return Line(terms, _office("demo", _PROVINCE), at, acts)


def _line(plan: _Plan) -> Line:
    ago, term, acts = plan.life
    many = Decimal(plan.most - plan.most // 10 * (plan.number % 5)) if plan.unit else None
    given = plan.at - timedelta(days=ago)
    begins = day_of(given)
    due_on = begins + timedelta(days=term)
    terms = Terms(
        plan.title.format(many=many), plan.kind, "ordinary", plan.source, plan.place, plan.owner,
        ancestor(plan.place, Level.COUNTY), begins, due_on, person="帮扶联络员", promised_to="贫困群众", quantity=many,
        unit=plan.unit, source_key=plan.key,
    )  # fmt: skip
    return Line(terms, _office("demo", plan.giver), given, tuple(_acts(plan, terms, acts, given, min(term, ago))))


def _acts(plan: _Plan, terms: Terms, acts: Sequence[str], given: datetime, span: int) -> Iterator[Was]:
    for place, act in enumerate(acts, start=1):
        late = (terms.due_on - terms.starts_on).days if act in {"miss", "explain"} else 0  # after its day is over
        days = late + place if late else place * span // (len(acts) + 1)
        sent = Given(
            reason=_WORDS.get(act, ""),
            due_on=terms.due_on + timedelta(days=90) if act == "postpone" else None,
            until=_until(plan, terms.due_on) if act == "hold" else None,
            amount=_amount(plan, act, terms.quantity),
        )
        yield Was(act, _who(plan, terms, act), given + timedelta(days=days), sent)


def _until(plan: _Plan, due_on: date) -> date:
    return max(day_of(plan.at), due_on) + timedelta(days=30)


def _amount(plan: _Plan, act: str, many: Decimal | None) -> Decimal | None:
    if many is None or act not in _COUNTED:
        return None
    short = _SHORT_OF if act == "verify" and plan.number % _PARTLY == 0 else Decimal(1)
    return (many * _COUNTED[act] * short).quantize(Decimal(1))


def _who(plan: _Plan, terms: Terms, act: str) -> Actor:
    if act in _ACCEPTS:
        return _office("demo-county", terms.accepter)
    return _office("demo", plan.giver) if act in _GIVES else _office("demo-unit", plan.owner)


def _office(name: str, office: str) -> Actor:
    """Give an office of the demo; whoever built the demo reaches every place."""
    return replace(platform(name), organisation=office)
