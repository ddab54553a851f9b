"""Record a help that a household has received, as a form tells it."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.policy import NoPackInForceError
from huiyin.records.filling import read_form
from huiyin.records.place_books import PlaceBook
from huiyin.records.sheets import HELP
from huiyin.records.spelling import Context
from huiyin_web.access.actor import Actor
from huiyin_web.assistance.errors import HelpKnownError, HelpRefusedError
from huiyin_web.assistance.models import TOLD_BY, Help
from huiyin_web.assistance.permissions import need_record_help
from huiyin_web.assistance.queries.homes import home_of
from huiyin_web.core import audit
from huiyin_web.imports.kinds import latest_frozen

CODE = "assistance.help.recorded"
SENTENCE = Text("recorded help", "登记到户帮扶")
_FROZEN = Text(
    "The year {year} is frozen, so no help of it is recorded any more. Write a day of {first} or later.",
    "{year}年数据已冻结，不再登记该年帮扶。请填写{first}年及以后的日期。",
)
_BEFORE = Text(
    "{day} lies before the register began. Write the day on which the household received the help.",
    "{day} 早于建档立卡开始时间，请填写该户实际受助日期。",
)


@transaction.atomic
def record_help(*, household: int, cells: Mapping[str, str], by: Actor, on: date, at: datetime) -> Help:
    """Keep a help and give it.

    Who: whoever changes households or records visits, and reaches this one.
    Rule: a form refuses what a file of the sheet is refused for, a day before the first policy of the register, and one
    of a frozen year; the same help is recorded once, by a constraint of the database.
    Recorded: `assistance.help.recorded`, with its kind and day.

    Raises:
        NotAllowedError: the role may not.
        NotFoundError: the household is out of reach, or no longer on the register.
        HelpRefusedError: something is missing, cannot be read or cannot be so; by field.
        HelpKnownError: it is recorded already.
    """
    need_record_help(by)
    village = home_of(household, by).village_code
    filled = read_form(HELP, {}, cells, Context(on.year, PlaceBook({}), {}, day=on))
    if problems := filled.problems or _of_other_times(filled.values["given_on"]):
        raise HelpRefusedError(problems)
    told_by = {key: filled.values[key] for key in TOLD_BY}
    recorded = {"recorded_by_key": by.key, "recorded_by_name": by.name, "recorded_at": at}
    made, is_new = Help.objects.get_or_create(household_id=household, **told_by, defaults=filled.values | recorded)
    if not is_new:
        raise HelpKnownError(day=made.given_on)
    audit.record(
        CODE, by=by, at=at, subject=f"household:{household}", place_code=village,
        detail={"help": made.pk, "kind": made.kind, "given_on": made.given_on.isoformat()},
    )  # fmt: skip
    return made


def _of_other_times(day: date) -> dict[str, tuple[Text, ...]]:
    """Say what speaks against a day, by field."""
    last = latest_frozen()
    if last is not None and day.year <= last:
        return {"given_on": (_FROZEN.fill(year=day.year, first=last + 1),)}
    try:
        policy.at(day)
    except NoPackInForceError:
        return {"given_on": (_BEFORE.fill(day=day.isoformat()),)}
    return {}
