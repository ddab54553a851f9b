"""The words of the access table: roles in short, groups of them, and what a row is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from huiyin_web.access.models import User
from huiyin_web.access.roles import Role
from support import cast

People = Mapping[Role, User]

PROVINCE, PREFECTURE, COUNTY, TOWNSHIP, VILLAGE, HELPER, UNIT, DEPARTMENT = (
    Role.PROVINCIAL_OFFICE, Role.PREFECTURE_OFFICER, Role.COUNTY_OFFICER, Role.TOWNSHIP_OFFICER, Role.VILLAGE_WORKER,
    Role.HELPER, Role.ASSISTING_UNIT, Role.DEPARTMENT,
)  # fmt: skip
PARTNER, COMMANDER, SECRETARY, INSPECTOR, EVALUATOR, ANALYST, AUDITOR, ADMIN = (
    Role.EASTERN_PARTNER, Role.COMMANDER, Role.SECRETARY, Role.INSPECTOR, Role.EVALUATOR, Role.ANALYST, Role.AUDITOR,
    Role.ADMINISTRATOR,
)  # fmt: skip
EVERYBODY = frozenset(Role)
NOBODY: frozenset[Role] = frozenset()
VISITORS = frozenset({VILLAGE, HELPER})
OFFICES = frozenset({PROVINCE, PREFECTURE, COUNTY, TOWNSHIP})
FIGURES = EVERYBODY - {ADMIN}
HOUSEHOLDS = EVERYBODY - {DEPARTMENT, PARTNER, ANALYST, ADMIN}
ASSESSMENTS = frozenset({PROVINCE, PREFECTURE, COUNTY, DEPARTMENT, COMMANDER, SECRETARY, ANALYST, AUDITOR})
MANAGERS = OFFICES | {ADMIN}
LOG_READERS = frozenset({PROVINCE, PREFECTURE, COUNTY, AUDITOR, ADMIN})


@dataclass(frozen=True, slots=True)
class Row:
    """What every role gets from one address by one method.

    Attributes:
        url: the address's name.
        method: GET or POST.
        gets: the roles that get each status.
        rest: the status of every other role.
        args: builds what the address names and gives its arguments.
        data: builds and gives what is asked or sent: what really works, in a row that sends something.
        mine: builds and gives what is sent besides by this person, where it differs from one to another.
        does: the roles for whom sending changes something, so that an event is recorded; left out, all that are let in.
        elsewhere: like `args`, in the county next door.
        data_elsewhere: like `data`, in the county next door.
        whole: the roles that reach the county next door, too.
        public: nobody need be signed in; all others lead to signing in.
    """

    url: str
    method: str
    gets: Mapping[int, frozenset[Role]]
    rest: int = 403
    args: Callable[[People], dict[str, Any]] = field(default=lambda _people: {})
    data: Callable[[People], dict[str, Any]] = field(default=lambda _people: {})
    mine: Callable[[User], dict[str, Any]] = field(default=lambda _user: {})
    does: frozenset[Role] | None = None
    elsewhere: Callable[[People], dict[str, Any]] | None = None
    data_elsewhere: Callable[[People], dict[str, Any]] | None = None
    whole: frozenset[Role] = frozenset({PROVINCE, PREFECTURE, AUDITOR, ADMIN})
    public: bool = False


def in_county(build: Callable[[str], dict[str, Any]]) -> Callable[[People], dict[str, Any]]:
    """Build in the village of the cast."""
    return lambda _people: build(cast.VILLAGE)


def next_door(build: Callable[[str], dict[str, Any]]) -> Callable[[People], dict[str, Any]]:
    """Build in the village of the county next door."""
    return lambda _people: build(cast.NEXT_VILLAGE)


def nothing(**args: Any) -> Callable[[People], dict[str, Any]]:
    """Build nothing: the role is asked before what is named or sent is looked at."""
    return lambda _people: args
