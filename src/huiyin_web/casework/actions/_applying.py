"""What an application holds, read and kept: shared by those that are begun and those that wait for a window."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.crypto import salted_hmac

from huiyin.kernel.text import Text
from huiyin.records.filling import Filled, read_form, written
from huiyin.records.sheets import HOUSEHOLDS, PERSONS
from huiyin.records.spelling import Context
from huiyin.rules.publicity import refused_for_public
from huiyin_web.casework.errors import EvidenceRefusedError, HandedInError
from huiyin_web.casework.models import Applying, HandedIn
from huiyin_web.casework.queries.applicants import known_members
from huiyin_web.imports.kinds import place_book

_SALT = "huiyin.casework.applicant"
HOUSEHOLD_FIELDS = ("village_code", "village_group", "head_name", "phone")
MEMBER_FIELDS = ("name", "sex", "id_type", "id_number", "birth_date", "relation", "health", "labour")
_NO_MEMBERS = Text("Write at least one member: the head of the household.", "请至少填写一名家庭成员（户主）。")
_NO_HEAD = Text("One member is the head of the household; mark exactly one.", "家庭成员中须有且仅有一名户主。")


@dataclass(frozen=True, slots=True)
class Application:
    """An application as it was written: cells of the household sheet, and of each member."""

    household: Mapping[str, str]
    members: tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True)
class Applied:
    """An application that was read: its village, its head, and what is kept of it, as a form writes it."""

    village_code: str
    head_name: str
    kept: dict[str, Any]


def take_once(form: UUID | None, *, at: datetime) -> None:
    """Note that a form is handed in, inside the caller's transaction; an application of before had none.

    Raises:
        HandedInError: it was handed in already.
    """
    if form is not None and not HandedIn.objects.get_or_create(form=form, defaults={"at": at})[1]:
        raise HandedInError


def read_application(application: Application, on: date, *, waiting: int = 0) -> Applied:
    """Read an application; `waiting` is itself, where it waited for its window.

    Raises:
        EvidenceRefusedError: a cell is refused, by its field; those of member 2 are `2.name` and so on.
    """
    context = Context(on.year, place_book(), {})
    household = read_form(HOUSEHOLDS, {}, _asked(application.household, HOUSEHOLD_FIELDS), context)
    members = tuple(read_form(PERSONS, {}, _asked(one, MEMBER_FIELDS), context) for one in application.members)
    problems = household.problems | refused_for_public(application.household)
    for number, member in enumerate(members, 1):
        problems |= {f"{number}.{key}": told for key, told in member.problems.items()}
    heads = sum(member.values.get("relation") == "head" for member in members)
    if not members:
        problems["members"] = (_NO_MEMBERS,)
    elif heads != 1 and not any("relation" in member.problems for member in members):
        problems["members"] = (_NO_HEAD,)
    kept = _kept(household, members)
    _one_at_a_time(kept["members"])
    for key, told in known_members(kept["members"], waiting=waiting).items():
        problems.setdefault(key, told)
    if problems:
        raise EvidenceRefusedError(problems, [one.get("name", "") for one in application.members])
    return Applied(household.values["village_code"], household.values["head_name"], kept)


def _one_at_a_time(members: Iterable[Mapping[str, Any]]) -> None:
    """Let applications for the same person, by an ID number, wait for one another until the caller's transaction ends.

    A database keeps a second row of the same key waiting until it knows what becomes of the first, also where that was
    deleted meanwhile. All wait in one order, so that no two wait for each other.
    """
    numbers = {member["id_number"] for member in members if member.get("id_number")}
    rows = [Applying(person=salted_hmac(_SALT, one, algorithm="sha256").hexdigest()) for one in numbers]
    made = Applying.objects.bulk_create(sorted(rows, key=lambda row: row.person))
    Applying.objects.filter(person__in=[row.person for row in made]).delete()


def _asked(cells: Mapping[str, str], fields: tuple[str, ...]) -> dict[str, str]:
    return {key: cells.get(key, "") for key in fields}


def _kept(household: Filled, members: tuple[Filled, ...]) -> dict[str, Any]:
    return {
        "household": {
            key: written(HOUSEHOLDS.field(key), value) for key, value in household.values.items() if value is not None
        },
        "members": [
            {key: written(PERSONS.field(key), value) for key, value in one.values.items() if value is not None}
            for one in members
        ],
    }
