"""Offer households a house in a scheme."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core import audit
from huiyin_web.core.clock import day_of
from huiyin_web.registry.models import Household
from huiyin_web.registry.queries.households import REMOVED, households_in_reach
from huiyin_web.relocation.errors import HouseholdsRefusedError
from huiyin_web.relocation.models import OVER, Move, Scheme
from huiyin_web.relocation.queries.stored import scheme_or_404

_SHOWN = 20  # refusals that a message names
_NONE = Text("Write the office number of each household, one a line.", "请逐行填写户编号。")
_DAY = Text("The day ({on}) lies in the future.", "征询日期（{on}）晚于今日。")
_FULL = Text(
    "{asked} households and {there} that stand here already are more than the {houses} houses.",
    "拟登记 {asked} 户，已登记 {there} 户，超过安置住房 {houses} 套。",
)
_LINE = Text("Line {line} ({number}): {why}", "第 {line} 行（{number}）：{why}")
_UNKNOWN = Text("no household in your reach has this number.", "管辖范围内没有该户编号。")
_REMOVED = Text("it is removed from the register.", "已从台账清退。")
_ELSEWHERE = Text("it does not live in a village that the scheme takes people from.", "不属于本方案迁出村。")
_TWICE = Text("it stands in the list twice.", "名单中重复。")
_TAKEN = Text("it stands in scheme {scheme} already.", "已在方案 {scheme} 中。")


@transaction.atomic
def offer_houses(*, scheme: int, numbers: Sequence[str], on: date, by: Actor, at: datetime) -> int:
    """Enter the households that are offered a house, all of them or none, and say how many.

    Who: offices that manage relocation, each household in their reach.
    Rule: it lives in a village that the scheme takes people from, stands in no other scheme, and there is a house.
    Recorded: `relocation.scheme.offered`, with how many.

    Raises:
        NotAllowedError, NotFoundError: their role enters none, or the scheme is out of reach.
        HouseholdsRefusedError: some can't be entered; each is named by its line.
    """
    by.need(May.MANAGE_RELOCATION)
    by.need(May.SEE_HOUSEHOLDS)
    row = scheme_or_404(by, scheme, lock=True)
    homes = {one.office_number: one for one in households_in_reach(by).filter(office_number__in=set(numbers))}
    refused = list(_refused(row, numbers, homes)) or list(_whole(row, numbers, on, at))
    if refused:
        raise HouseholdsRefusedError(what=Text.join(refused[:_SHOWN], " ", ""))
    Move.objects.bulk_create(new_move(row, homes[number], on=on, at=at) for number in numbers)
    audit.record(
        "relocation.scheme.offered", by=by, at=at, subject=f"scheme:{row.pk}", place_code=row.place_code,
        detail={"number": row.number, "households": len(numbers), "on": on.isoformat()},
    )  # fmt: skip
    return len(numbers)


def new_move(scheme: Scheme, home: Household, *, on: date, at: datetime) -> Move:
    """Give the row of a household that is offered a house; it is not saved."""
    return Move(
        scheme=scheme, household=home, from_code=home.village_code, persons=home.member_count,
        before=home.income_per_capita, last_on=on, changed_at=at,
    )  # fmt: skip


def _whole(row: Scheme, numbers: Sequence[str], on: date, at: datetime) -> Iterator[Text]:
    there = row.moves.exclude(state__in=OVER).count()
    if not numbers:
        yield _NONE
    if on > day_of(at):
        yield _DAY.fill(on=on)
    if there + len(numbers) > row.houses:
        yield _FULL.fill(asked=len(numbers), there=there, houses=row.houses)


def _refused(row: Scheme, numbers: Sequence[str], homes: Mapping[str, Household]) -> Iterator[Text]:
    origins = set(row.origins.values_list("place_code", flat=True))
    standing = Move.objects.filter(household__in=[one.pk for one in homes.values()]).exclude(state__in=OVER)
    taken = {one.household_id: one.scheme.number for one in standing.select_related("scheme")}
    seen: set[str] = set()
    for line, number in enumerate(numbers, start=1):
        if why := _TWICE if number in seen else _against(homes.get(number), origins, taken):
            yield _LINE.fill(line=line, number=number, why=why)
        seen.add(number)


def _against(home: Household | None, origins: Collection[str], taken: Mapping[int, str]) -> Text | None:
    if home is None:
        return _UNKNOWN
    if home.status == REMOVED:
        return _REMOVED
    if home.village_code not in origins:
        return _ELSEWHERE
    return _TAKEN.fill(scheme=taken[home.pk]) if home.pk in taken else None
