"""Record a help that a household has received, as a form tells it."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from huiyin.kernel.text import Text
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

CODE = "assistance.help.recorded"
SENTENCE = Text("recorded help", "登记到户帮扶")


@transaction.atomic
def record_help(*, household: int, cells: Mapping[str, str], by: Actor, on: date, at: datetime) -> Help:
    """Keep a help and give it.

    Who: whoever changes households or records visits, and reaches this one.
    Rule: a form refuses what a file of the sheet is refused for; the same help is recorded once, by a constraint of the
    database.
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
    if filled.problems:
        raise HelpRefusedError(filled.problems)
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
