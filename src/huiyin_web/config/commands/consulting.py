"""The demo's consultations of two years, all made up: last year's by prefecture, this year's by the province.

Last year one prefecture has not closed its own: needs wait there past their day. What units agreed to do is followed as
commitments, kept and not kept; the needs come from the villages' own registers of facilities.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction

from huiyin.followup import commitments
from huiyin.followup import consultations as engine
from huiyin.followup.consultations import KIND_OF_GAP, Given, act_of
from huiyin.kernel.places import Level, ancestor
from huiyin.records.sheets import FACILITIES, FACILITY_KEYS
from huiyin_web.access.actor import Actor, platform
from huiyin_web.assistance.models import AssistanceRound
from huiyin_web.commitments.actions.carry_over import Line, Was, carry_over
from huiyin_web.config.commands.leading import GROUP
from huiyin_web.consultations.actions.act_on_need import entry_of, follow, promise_of
from huiyin_web.consultations.actions.call_consultation import Call, call_consultation
from huiyin_web.consultations.actions.close_consultation import close_consultation
from huiyin_web.consultations.actions.raise_needs import Asked, new_row
from huiyin_web.consultations.models import Consultation, Need, NeedEntry
from huiyin_web.consultations.queries.stored import as_need, pairings_consulted
from huiyin_web.core.clock import day_of
from huiyin_web.places.models import Facility

_BY = platform("demo")
_LAST, _NOW = timedelta(406), timedelta(40)  # how long ago each was called: never in the same year
_OPEN = "632700000000"  # the prefecture that has not closed last year's
_PREFECTURES = tuple(f"{one}00000000" for one in ("6301", "6302", "6322", "6323", "6325", "6326", "6327", "6328"))
_Way = tuple[tuple[str, int], ...]
_Life = tuple[tuple[str, str, float], ...]
_SHARE, _OFTEN = 10, 3  # of so many villages one raises something; more often where the cast is
_CAST = ("630223", "632725")
_SETTLED = (  # what was done to a need, each act so many days after it was raised
    (("promise", 12), ("agree", 20)), (("promise_part", 15), ("agree", 22)), (("promise", 9), ("agree", 18)),
    (("decline", 14), ("take_note", 25)), (("decline", 8), ("ask_again", 15), ("promise", 24), ("agree", 33)),
    (("lapse", 64),), (("withdraw", 6),),
)  # fmt: skip
_WAITING = ((), (("promise", 13),), (("decline", 16),), (("promise", 10), ("agree", 17)))
_LIVES = (  # what was done with what was agreed, by whom, at which part of its time
    (("accept", "o", 0.1), ("report", "o", 0.4), ("prove", "o", 0.7), ("deliver", "o", 0.8), ("verify", "a", 0.9)),
    (("accept", "o", 0.1), ("report", "o", 0.5), ("prove", "o", 1.1), ("deliver", "o", 1.2), ("verify", "a", 1.3)),
    (("accept", "o", 0.1), ("report", "o", 0.4), ("prove", "o", 0.8), ("deliver", "o", 0.9)),
    (("accept", "o", 0.1), ("miss", "a", 1.1)),
    (("accept", "o", 0.1), ("report", "o", 0.6)),
)
_WHY = {
    "promise_part": "资金有限，其余部分请县里统筹（示范）", "decline": "不在本单位职责范围（示范）",
    "ask_again": "请协调行业部门共同办理（示范）", "lapse": "两次催办未答复（示范）",
    "withdraw": "已由其他项目解决（示范）",
}  # fmt: skip
_WANTED = 10


@dataclass(frozen=True, slots=True)
class _Told:
    """A need with what was done to it, and how what was agreed went on."""

    need: Need
    acts: _Way
    life: _Life


@transaction.atomic
def consult(*, at: datetime) -> None:
    """Call the consultations of two years, raise needs, answer them, and follow what was agreed."""
    round_ = AssistanceRound.objects.filter(closed_on__isnull=True).order_by("first_year").last()
    if round_ is None:
        return
    for prefecture in _PREFECTURES:
        by = replace(platform("demo-prefecture"), place_codes=(prefecture,))
        row = _called(round_, prefecture, by, at - _LAST)
        ways = _SETTLED if prefecture != _OPEN else (*_SETTLED, *_WAITING[:3])
        _consulted(row, ways, lives=_LIVES, at=at - _LAST + timedelta(5), until=at)
        if prefecture != _OPEN:
            close_consultation(consultation=row.pk, by=by, at=at - _LAST + timedelta(80))
    row = _called(round_, GROUP.place_code, GROUP, at - _NOW)
    _consulted(row, _WAITING, lives=((),), at=at - _NOW + timedelta(6), until=at)


def _called(round_: AssistanceRound, place: str, by: Actor, at: datetime) -> Consultation:
    on = day_of(at)
    call = Call(round_.pk, on.year, place, on + timedelta(50), on + timedelta(62))
    return call_consultation(call=call, by=by, at=at)


def _consulted(
    row: Consultation, ways: Sequence[_Way], *, lives: Sequence[_Life], at: datetime, until: datetime
) -> None:
    """Raise the needs of a consultation and let each go its way; in bulk, for there are hundreds."""
    told = [
        _Told(new_row(row, place, asked, serial=serial, by=_acts_at(place), at=at), ways[turn % len(ways)],
              lives[turn // len(ways) % len(lives)])
        for turn, (serial, place, asked) in enumerate(_asked(row))
    ]  # fmt: skip
    entries = [entry for one in told for entry in _gone(one)]
    agreed = [one for one in told if one.need.state == engine.State.AGREED]
    for one in agreed:
        one.need.state = engine.State.OFFERED.value  # until it is a commitment
    Need.objects.bulk_create([one.need for one in told])
    NeedEntry.objects.bulk_create(entries)
    made = carry_over(ledger=[_line(one, until) for one in agreed], by=_BY, at=until) if agreed else []
    for one, promise in zip(agreed, made, strict=True):
        one.need.commitment, one.need.state = promise, engine.State.AGREED.value
    Need.objects.bulk_update([one.need for one in agreed], ["commitment", "state"])


def _asked(row: Consultation) -> Iterator[tuple[int, str, Asked]]:
    """Give what villages ask of the unit that is paired with them: the first two of their gaps, and training."""
    pairs = dict(pairings_consulted(row).order_by("-pk").values_list("place_code", "participant__organisation"))
    villages = [
        place for turn, place in enumerate(sorted(pairs)) if turn % (_OFTEN if place.startswith(_CAST) else _SHARE) == 0
    ]
    latest = Facility.objects.order_by("-year").values_list("year", flat=True).first()
    registers = Facility.objects.filter(year=latest or 0, village_code__in=villages)
    gaps = {one.village_code: one for one in registers}
    first = (Need.objects.filter(year=row.year).order_by("-serial").values_list("serial", flat=True).first() or 0) + 1
    needs = (
        (place, asked) for turn, place in enumerate(villages) for asked in _of(gaps.get(place), pairs[place], turn)
    )
    return ((serial, place, asked) for serial, (place, asked) in enumerate(needs, start=first))


def _of(register: Facility | None, unit: str, turn: int) -> Iterator[Asked]:
    for key in [key for key in FACILITY_KEYS if register is not None and not getattr(register, key)][:1]:
        yield Asked(FACILITIES.field(key).label.zh, KIND_OF_GAP[key], unit, known=f"gap.{key}")
    many = Decimal(_WANTED + turn % 30)
    yield Asked(f"技能培训 {many} 人", "training", unit, "冬闲时节集中培训（示范）", many, "persons", "need.training")


def _gone(told: _Told) -> Iterator[NeedEntry]:
    need = told.need
    for act, days in told.acts:
        when, found = need.at + timedelta(days), act_of(act)
        given = _given(need, act, when)
        follow(need, engine.after(as_need(need), act, on=day_of(when), given=given), act=found, given=given)
        by = _acts_for(need.unit) if found.by is engine.Part.UNIT else _acts_at(need.place_code)
        yield entry_of(need, found, given, by=by, at=when)


def _given(need: Need, act: str, at: datetime) -> Given:
    if act not in {"promise", "promise_part"}:
        return Given(reason=_WHY.get(act, ""))
    wanted = None if need.quantity is None else Decimal(need.quantity) / 100
    amount = wanted // 2 if wanted is not None and act == "promise_part" else wanted
    due_on = day_of(at) + timedelta(200)
    return Given(f"落实{need.title}", amount, due_on, "帮扶专员（示范）", _WHY.get(act, ""))


def _line(told: _Told, until: datetime) -> Line:
    need = told.need
    given_at = need.at + timedelta(told.acts[-1][1])
    terms = promise_of(need, day_of(given_at))
    hands = {"o": _acts_for(need.unit), "a": _acts_at(terms.accepter)}
    term = (terms.due_on - day_of(given_at)).days
    acts = [
        Was(act, hands[hand], given_at + timedelta(days=int(term * part)), _done(terms.quantity, act))
        for act, hand, part in told.life
    ]
    return Line(terms, hands["a"], given_at, tuple(one for one in acts if one.at <= until))


def _done(quantity: Decimal | None, act: str) -> commitments.Given:
    amount = quantity if act in {"deliver", "verify"} else None
    if act == "report" and quantity is not None:
        amount = quantity // 2
    return commitments.Given(reason="办结材料（示范）" if act == "prove" else "", amount=amount)


def _acts_for(unit: str) -> Actor:
    return replace(platform("demo-unit"), organisation=unit)


def _acts_at(place: str) -> Actor:
    return replace(platform("demo-county"), place_codes=(ancestor(place, Level.COUNTY),))
