"""The list of vehicles that the county of the demo compares, made up, and what its office decides about some of it."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import cycle

from huiyin.crosschecks import Decision
from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import day_of
from huiyin_web.quality.actions.compare_list import Report, compare_list
from huiyin_web.quality.actions.decide_flag import decide_flag
from huiyin_web.quality.actions.take_list import Sent, take_list
from huiyin_web.quality.models import Flag
from huiyin_web.registry.models import Person
from huiyin_web.registry.queries.households import REMOVED

_WHO, _KIND, _NAME = "huzhu", "vehicles", "互助县机动车登记（示范）.csv"
_HEADINGS = ("机动车所有人", "身份证号码", "出生日期", "号牌号码", "车辆类型", "使用性质", "登记日期")
_PLANTED, _APART = 12, 9  # every ninth head of a household of the county has a vehicle, up to so many
_NUMBERLESS = 3  # the last of them stand in the list without a number
_STRANGERS = (("示范甲", "11010519491231002X"), ("示范乙", "440524188001010014"))
_VEHICLES = (("三轮农用车", "农用"), ("小型轿车", "非营运"), ("轻型货车", "货运"), ("普通二轮摩托车", "非营运"))
_REGISTERED = date(2013, 3, 12)
_DECIDED = (
    (Decision.EXPLAINED, "三轮农用车，属生产工具（示范）"),
    (Decision.LIST_WRONG, "车辆已过户，名单未更新（示范）"),
    (Decision.CONFIRMED, "入户见到车辆，本人承认（示范）"),
)


def compare_vehicles(*, on: date, at: datetime, report: Report) -> None:
    """Let the county send its list, and decide about the first of its flags."""
    by = actor_of(User.objects.get(username=_WHO), on=on)
    stream = io.BytesIO(_file(by.place_code).encode())
    made = take_list(sent=Sent(_KIND, day_of(at), by.place_code, _NAME, stream), by=by, at=at)
    compare_list(number=made.pk, by=by, at=at, report=report)
    for flag, (decision, note) in zip(Flag.objects.order_by("pk")[: len(_DECIDED)], _DECIDED, strict=False):
        decide_flag(flag=flag.pk, decision=decision, note=note, seen="", facts=flag.facts_key, by=by, at=at)


def _file(county: str) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_HEADINGS)
    for at, (owner, (vehicle, purpose)) in enumerate(zip(_owners(county), cycle(_VEHICLES), strict=False)):
        day = _REGISTERED + timedelta(days=97 * at)
        writer.writerow((*owner, f"青B{at * 7919 % 100_000:05d}", vehicle, purpose, day.isoformat()))
    return text.getvalue()


def _owners(county: str) -> Iterator[tuple[str, str, str]]:
    """Give name, number and day of birth of some heads of households, the last without a number, then of strangers."""
    heads = Person.objects.filter(
        household__village_code__startswith=county[:6], relation="head", id_number__isnull=False
    ).exclude(household__status=REMOVED)
    chosen = list(heads.order_by("office_number")[: _PLANTED * _APART : _APART])
    for at, one in enumerate(chosen):
        yield one.name, (one.id_number or "") if at < len(chosen) - _NUMBERLESS else "", str(one.birth_date)
    for name, number in _STRANGERS:
        yield name, number, ""
