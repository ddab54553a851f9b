"""A case of the demo on its way: each step by its office, on days that its process allows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from huiyin.policy import Office, Step
from huiyin.rules import casework as rules
from huiyin_web.access.actor import Actor, platform
from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.casework.actions._taking import Sent
from huiyin_web.casework.actions.post_notice import Wall, post_notice
from huiyin_web.casework.actions.take_step import take_step
from huiyin_web.casework.models import Case
from huiyin_web.casework.queries.stored import way_of

_AFTER_NOTICE = 15  # days after a notice was hung, long enough where an objection stopped its clock for some
_LONG = {
    "settle": 370,
    "verify_elimination": 190,
    "verify_relapse": 200,
    "verify_poverty": 60,
}  # days that such a step takes

# Who of the cast takes the steps of an office in its own place, and who of the demo itself elsewhere.
_USERS = {
    Office.VILLAGE: ("village", "demo"), Office.TOWNSHIP: ("township", "demo-township"),
    Office.COUNTY: ("huzhu", "demo-county"),
}  # fmt: skip

Officers = Mapping[Office, Actor]
Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Walk:
    """How far a case goes, and what is written on the way.

    Attributes:
        state: where it stands in the end.
        cells: what any step may ask for.
        at: what one step is told instead, by its key.
        turn: the step that is taken where two lead on; the ordinary one where none is named.
        shown: what a notice shows besides the head's masked name.
    """

    state: str
    cells: Cells
    at: Mapping[str, Cells] = field(default_factory=dict)
    turn: str = ""
    shown: tuple[str, ...] = ()


def officers_at(village: str, on: date) -> Officers:
    """Give who takes the steps of each office for a village: the cast in its own places, else the demo itself."""
    found: dict[Office, Actor] = {}
    for office, (name, instead) in _USERS.items():
        actor = actor_of(User.objects.get(username=name), on=on)
        found[office] = actor if actor.scope.covers(village) else platform(instead)
    return found


def walk(case: Case, way: Walk, officers: Officers, *, at: datetime) -> Case:
    """Take a case to where its walk ends."""
    while case.state != way.state:
        known = way_of(case)
        following = rules.next_steps(known)
        step = next((one for one in following if one.key == way.turn), following[0])
        _take(case, step, way, _day(known, step), by=officers[step.office], at=at)
        case = Case.objects.get(pk=case.pk)
    return case


def _day(known: rules.Case, step: Step) -> date:
    last = known.standing[-1]
    hung = known.process.steps[last.step].notice is not None
    return last.on + timedelta(days=_AFTER_NOTICE if hung else _LONG.get(step.key, 1))


def _take(case: Case, step: Step, way: Walk, on: date, *, by: Actor, at: datetime) -> None:
    cells = {**way.cells, **way.at.get(step.key, {})}
    if step.notice:
        wall = Wall(step.key, (case.pk, case.steps_taken), (), way.shown, cells, on)
        post_notice(wall=wall, by=by, at=at)
    else:
        take_step(case=case.pk, sent=Sent(step.key, case.steps_taken, cells, on), by=by, at=at)
