"""Projects of the tests: the county proposes a road for a village, the prefecture decides, the township accepts."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from huiyin.followup.funds import CHECKS, Given, Step
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import day_of
from huiyin_web.projects.actions.answer_check import answer_check
from huiyin_web.projects.actions.close_project import close_project
from huiyin_web.projects.actions.decide_project import decide_project
from huiyin_web.projects.actions.enter_money import enter_money
from huiyin_web.projects.actions.propose_project import Terms, propose_project
from huiyin_web.projects.actions.reach_households import reach_households
from huiyin_web.projects.actions.reach_milestone import reach_milestone
from huiyin_web.projects.models import Project
from huiyin_web.registry.household_lines import Line
from huiyin_web.registry.models import Household
from support import cast

AT = datetime(2016, 9, 14, 2, 0, tzinfo=UTC)
OWNER = "Z-0001"
TERMS = Terms(
    "前多村通村硬化路 6.2 公里", "road", "provincial", cast.VILLAGE, OWNER, 1_000_000_00, date(2016, 4, 1),
    date(2016, 10, 31),
)  # fmt: skip


def county() -> Actor:
    return actor_of(cast.county_officer(), on=day_of(AT))


def prefecture() -> Actor:
    return actor_of(cast.prefecture_officer(), on=day_of(AT))


def township() -> Actor:
    return actor_of(cast.township_officer(), on=day_of(AT))


def village() -> Actor:
    return actor_of(cast.village_worker(), on=day_of(AT))


def proposed(*, by: Actor | None = None, at: datetime = AT, **changes: Any) -> Project:
    """Propose the road."""
    return propose_project(terms=replace(TERMS, **changes), by=by or county(), at=at)


def seen(row: Project) -> int:
    """Give how much was done to it."""
    return Project.objects.get(pk=row.pk).steps


def checked(row: Project, *, clear: bool = True, by: Actor | None = None, at: datetime = AT) -> Project:
    """Have its land checked."""
    given = Given(on=day_of(at), document="囊环发〔2016〕12 号")
    for check in CHECKS.keys():  # noqa: SIM118  a list of codes, not a mapping
        row = answer_check(
            project=row.pk, seen=seen(row), check=check, clear=clear, authority=cast.COUNTY, given=given,
            by=by or county(), at=at,
        )  # fmt: skip
    return row


def approved(*, by: Actor | None = None, at: datetime = AT, **changes: Any) -> Project:
    """Propose the road, have it checked and approved."""
    row = checked(proposed(at=at, **changes), at=at)
    return decide_project(
        project=row.pk, step=Step.APPROVE, seen=seen(row), given=Given(), by=by or prefecture(), at=at
    )


def entered(
    row: Project, step: Step, yuan: int, *, by: Actor | None = None, on: date | None = None, at: datetime = AT
) -> Project:
    """Enter money: the prefecture allocates, the county pays, the township accepts."""
    by = by or {Step.ALLOCATE: prefecture, Step.PAY: county, Step.ACCEPT: township}[step]()
    given = Given(fen=yuan * 100, on=on or day_of(at), document="玉财农〔2016〕8 号")
    return enter_money(project=row.pk, step=step, seen=seen(row), given=given, by=by, at=at)


def funded(yuan: int = 1_000_000, *, at: datetime = AT, **changes: Any) -> Project:
    """Give the approved road its money, paid out."""
    row = entered(approved(at=at, **changes), Step.ALLOCATE, yuan, at=at)
    return entered(row, Step.PAY, yuan, at=at)


def finished(row: Project, *, at: datetime = AT) -> Project:
    """Reach every milestone."""
    for milestone in row.milestones.filter(reached_on__isnull=True):
        row = reach_milestone(
            project=row.pk, milestone=milestone.key, seen=seen(row), given=Given(on=day_of(at)), by=township(), at=at
        )
    return row


def closed(row: Project, *, by: Actor | None = None, at: datetime = AT) -> Project:
    """Close it."""
    return close_project(project=row.pk, seen=seen(row), given=Given(), by=by or prefecture(), at=at)


def reached(row: Project, *homes: Household, at: datetime = AT) -> Project:
    """Let it reach households, each with a hundred yuan."""
    lines = [Line(home.office_number, 100_00) for home in homes]
    return reach_households(project=row.pk, lines=lines, seen=seen(row), given=Given(on=day_of(at)), by=county(), at=at)
