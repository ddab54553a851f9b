"""Take the application of a household that is not on the register: the first step of its identification."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin.records.filling import Filled, read_form, written
from huiyin.records.sheets import HOUSEHOLDS, PERSONS
from huiyin.records.spelling import Context
from huiyin.rules import casework as rules
from huiyin_web.access.actor import Actor
from huiyin_web.casework.actions._taking import Sent, note, take
from huiyin_web.casework.errors import EvidenceRefusedError
from huiyin_web.casework.models import Case
from huiyin_web.casework.queries.stored import IDENTIFICATION
from huiyin_web.core.errors import NotFoundError
from huiyin_web.imports.kinds import place_book

HOUSEHOLD_FIELDS = ("village_code", "village_group", "head_name", "phone")
MEMBER_FIELDS = ("name", "sex", "id_type", "id_number", "birth_date", "relation", "health", "labour")
_VILLAGE = Text("This village", "该村")
_NO_MEMBERS = Text("Write at least one member: the head of the household.", "请至少填写一名家庭成员（户主）。")
_NO_HEAD = Text("One member is the head of the household; mark exactly one.", "家庭成员中须有且仅有一名户主。")


@dataclass(frozen=True, slots=True)
class Application:
    """An application as it was written: cells of the household sheet, and of each member."""

    household: Mapping[str, str]
    members: tuple[Mapping[str, str], ...]


@transaction.atomic
def apply_for_registration(
    *, application: Application, on: date, cells: Mapping[str, str], by: Actor, at: datetime
) -> Case:
    """Open an identification; whoever applies is on the register only once the county has registered it.

    Raises:
        NotFoundError: the village lies outside their reach.
        UnknownProcessError: the policy of the day identifies nobody.
        EvidenceRefusedError: a cell is refused, by its field; those of member 2 are `2.name` and so on.
        StepRefusedError, OtherOfficeError, FutureDayError: the first step may not be taken.
    """
    begun = rules.open_case(IDENTIFICATION, on=on, known=rules.Known())
    household, members = _read(application, on)
    village = household.values["village_code"]
    if not by.scope.covers(village):
        raise NotFoundError(what=_VILLAGE)
    case = Case(
        process=IDENTIFICATION, pack=begun.pack, village_code=village, head_name=household.values["head_name"],
        application=_kept(household, members), state="", opened_on=on, changed_on=on,
    )  # fmt: skip
    case.save()
    take(case, Sent(begun.process.first.key, 0, cells, on), by=by, at=at)
    note("casework.case.opened", case, by=by, at=at, members=len(members))
    return case


def _read(application: Application, on: date) -> tuple[Filled, tuple[Filled, ...]]:
    context = Context(on.year, place_book(), {})
    household = read_form(HOUSEHOLDS, {}, _asked(application.household, HOUSEHOLD_FIELDS), context)
    members = tuple(read_form(PERSONS, {}, _asked(one, MEMBER_FIELDS), context) for one in application.members)
    problems = dict(household.problems)
    for number, member in enumerate(members, 1):
        problems |= {f"{number}.{key}": told for key, told in member.problems.items()}
    heads = sum(member.values.get("relation") == "head" for member in members)
    if not members:
        problems["members"] = (_NO_MEMBERS,)
    elif heads != 1 and not problems:
        problems["members"] = (_NO_HEAD,)
    if problems:
        raise EvidenceRefusedError(problems)
    return household, members


def _asked(cells: Mapping[str, str], fields: tuple[str, ...]) -> dict[str, str]:
    return {key: cells.get(key, "") for key in fields}


def _kept(household: Filled, members: tuple[Filled, ...]) -> dict[str, object]:
    return {
        "household": {
            key: written(HOUSEHOLDS.field(key), value) for key, value in household.values.items() if value is not None
        },
        "members": [
            {key: written(PERSONS.field(key), value) for key, value in one.values.items() if value is not None}
            for one in members
        ],
    }
