"""Record the households that a project reached, with what each got."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from huiyin.followup.funds import Given, Step
from huiyin.kernel.text import Text
from huiyin.rules.casework.words import POOR
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import day_of
from huiyin_web.projects.actions._keeping import done, opened
from huiyin_web.projects.errors import HouseholdsRefusedError
from huiyin_web.projects.models import Project, ReachedHousehold
from huiyin_web.registry.models import Household
from huiyin_web.registry.queries.households import households_in_reach

_SHOWN = 20  # refusals that a message names
_NONE = Text(
    "Write a line for each household: its office number and the yuan that it got.", "请逐行填写户编号和金额（元）。"
)
_LINE = Text("Line {line} ({number}): {why}", "第 {line} 行（{number}）：{why}")
_UNKNOWN = Text("no household in your reach has this number.", "管辖范围内没有该户编号。")
_TWICE = Text("it stands with this project already, or twice in the list.", "已登记或在名单中重复。")
_NOTHING = Text("the amount must be more than nothing.", "金额须大于零。")


@dataclass(frozen=True, slots=True)
class Line:
    """A household by its office number, and what it got, in fen."""

    number: str
    fen: int


@transaction.atomic
def reach_households(
    *, project: int, lines: Sequence[Line], seen: int, given: Given, by: Actor, at: datetime
) -> Project:
    """Record households: all of them or none. Whether each was poor is taken from the register on the project's day.

    Who: offices that manage projects and see households, each household in their reach.
    Rule: each household once a project; more than was paid out shows as a sign.
    Recorded: `projects.project.households`, with how many and how much.

    Raises:
        NotAllowedError, NotFoundError: their role records none, or the project is out of their reach.
        ChangedMeanwhileError, ProjectRefusedError: it changed, or something stands against it.
        HouseholdsRefusedError: some can't be recorded; each is named by its line.
    """
    row = opened(Step.HOUSEHOLDS, project, seen=seen, given=given, by=by, at=at)
    numbers = {line.number for line in lines}
    found = {one.office_number: one for one in households_in_reach(by).filter(office_number__in=numbers)}
    there = set(row.reached.values_list("household__office_number", flat=True))
    refused = list(_refused(lines, found, there))
    if refused or not lines:
        raise HouseholdsRefusedError(what=Text.join(refused[:_SHOWN], " ", "") if refused else _NONE)
    on = given.on or day_of(at)
    ReachedHousehold.objects.bulk_create(
        ReachedHousehold(
            project=row, household=found[line.number], fen=line.fen, persons=found[line.number].member_count,
            is_poor=was_poor(found[line.number], on), on=on, at=at, by_key=by.key, by_name=by.name,
        )
        for line in lines
    )  # fmt: skip
    fen = sum(line.fen for line in lines)
    return done(Step.HOUSEHOLDS, row, by=by, at=at, households=len(lines), fen=fen, on=on.isoformat())


def was_poor(household: Household, on: date) -> bool:
    """Say whether a household was registered as poor on a day, by the days that the register holds of it."""
    if household.identified_on is not None and household.identified_on > on:
        return False
    return household.status in POOR or (household.exited_on is not None and household.exited_on > on)


def _refused(lines: Sequence[Line], found: Mapping[str, Household], there: set[str]) -> Iterator[Text]:
    seen = set(there)
    for place, line in enumerate(lines, start=1):
        why = _UNKNOWN if line.number not in found else _TWICE if line.number in seen else None
        if why is None and line.fen <= 0:
            why = _NOTHING
        if why is not None:
            yield _LINE.fill(line=place, number=line.number, why=why)
        seen.add(line.number)
