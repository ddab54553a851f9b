"""What the demo's units promised to counties, made up: in every state, kept and not kept."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import cycle

from huiyin.followup.commitments import Given
from huiyin.kernel.places import Level
from huiyin_web.access.actor import Actor, platform
from huiyin_web.commitments.actions.act_on import Asked, act_on
from huiyin_web.commitments.actions.give_commitment import Terms, give_commitment
from huiyin_web.core.clock import day_of
from huiyin_web.places.models import Organisation, Place

_PROVINCE = "630000000000"
_KINDS = ("department", "assisting_unit", "eastern_partner")
_PROMISED = (  # kind, title, unit, how much at the most, source
    ("training", "培训劳动力 {many} 人", "persons", 120, "pledge"),
    ("works", "解决 {many} 个村通村道路", "villages", 6, "decision"),
    ("jobs", "提供就业岗位 {many} 个", "posts", 300, "pledge"),
    ("industry", "扶持特色种养 {many} 户", "households", 80, "pledge"),
    ("purchases", "采购农畜产品 {many} 元", "yuan", 450_000, "consultation"),
    ("document", "报送年度帮扶计划", "", 0, "decision"),
    ("service", "为 {many} 个村卫生室配备设备", "villages", 9, "pledge"),
    ("lifting", "脱贫 {many} 人", "persons", 1_500, "letter"),
)
_LIVES = (  # how many days ago it was given, in how many it was due, what was done to it
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
    (260, 90, ("accept", "report", "miss")),
    (280, 100, ("accept", "miss", "explain")),
    (30, 160, ("decline",)),
    (240, 120, ("withdraw",)),
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
_ACCEPTS = frozenset({"verify", "send_back", "miss"})
_GIVES = frozenset({"postpone", "hold", "withdraw", "remark"})
_COUNTED = {"report": Decimal("0.5"), "deliver": Decimal(1), "verify": Decimal(1)}
_EACH = 3  # commitments of a unit
_PARTLY = 7  # of so many that are verified one was kept in part
_SHORT_OF = Decimal("0.8")


@dataclass(frozen=True, slots=True)
class _Plan:
    number: int
    owner: str
    county: str
    promised: tuple[str, str, str, int, str]
    life: tuple[int, int, tuple[str, ...]]


def promise(*, at: datetime) -> None:
    """Give each unit some commitments to counties, and do to them what was done."""
    units = Organisation.objects.filter(kind__in=_KINDS).order_by("number").values_list("number", flat=True)
    counties = Place.objects.filter(level=Level.COUNTY, valid_to__isnull=True).order_by("code")
    owners = (unit for unit in units for _ in range(_EACH))
    turns = zip(owners, cycle(counties.values_list("code", flat=True)), cycle(_PROMISED), cycle(_LIVES), strict=False)
    for number, (owner, county, promised, life) in enumerate(turns):
        _follow(_Plan(number, owner, county, promised, life), at=at)


def _follow(plan: _Plan, *, at: datetime) -> None:
    kind, title, unit, most, source = plan.promised
    ago, term, acts = plan.life
    many = Decimal(most - most // 10 * (plan.number % 5)) if unit else None
    given = at - timedelta(days=ago)
    begins, due_on = day_of(given), day_of(given) + timedelta(days=term)
    row = give_commitment(
        terms=Terms(
            title.format(many=many), kind, "ordinary", source, plan.county, plan.owner, plan.county, begins, due_on,
            person="帮扶联络员", promised_to="贫困群众", quantity=many, unit=unit,
        ),
        by=_office("demo", _PROVINCE), at=given,
    )  # fmt: skip
    for place, act in enumerate(acts, start=1):
        late = term if act in {"miss", "explain"} else 0  # nobody misses a promise before its day is over
        days = late + place if late else place * min(term, ago) // (len(acts) + 1)
        given_with = Given(
            reason=_WORDS.get(act, ""),
            due_on=due_on + timedelta(days=90) if act == "postpone" else None,
            until=day_of(at) + timedelta(days=30) if act == "hold" else None,
            amount=_amount(plan, act, many),
        )
        act_on(commitment=row.pk, asked=Asked(act, place - 1, given_with), by=_who(plan, act),
               at=given + timedelta(days=days))  # fmt: skip


def _amount(plan: _Plan, act: str, many: Decimal | None) -> Decimal | None:
    if many is None or act not in _COUNTED:
        return None
    short = _SHORT_OF if act == "verify" and plan.number % _PARTLY == 0 else Decimal(1)
    return (many * _COUNTED[act] * short).quantize(Decimal(1))


def _who(plan: _Plan, act: str) -> Actor:
    if act in _ACCEPTS:
        return _office("demo-county", plan.county)
    return _office("demo", _PROVINCE) if act in _GIVES else _office("demo-unit", plan.owner)


def _office(name: str, office: str) -> Actor:
    """Give an office of the demo; whoever built the demo reaches every place."""
    return replace(platform(name), organisation=office)
