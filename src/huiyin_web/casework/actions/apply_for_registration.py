"""Take the application of a household that is not on the register: the first step of its identification."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin.rules import casework as rules
from huiyin_web.access.actor import Actor
from huiyin_web.casework.actions._applying import Application, Applied, read_application, take_once
from huiyin_web.casework.actions._taking import Sent, note, problems_of_first, take
from huiyin_web.casework.errors import EvidenceRefusedError
from huiyin_web.casework.models import Case
from huiyin_web.casework.queries.stored import IDENTIFICATION, begun
from huiyin_web.core.errors import NotFoundError
from huiyin_web.windows.actions.pass_through import pass_through

_VILLAGE = Text("This village", "该村")


@transaction.atomic
def apply_for_registration(
    *,
    application: Application,
    on: date,
    cells: Mapping[str, str],
    by: Actor,
    at: datetime,
    waiting: int = 0,
    form: UUID | None = None,
) -> Case:
    """Open an identification; whoever applies is on the register only once the county has registered it.

    Rule: who stands on the register or in another open application, by an ID number, can't apply; a form is taken once.

    Raises:
        HandedInError: this very form was handed in already.
        NotFoundError: the village lies outside their reach.
        OtherTimesError: the policy of the day identifies nobody.
        EvidenceRefusedError: a cell is refused, by its field; those of member 2 are `2.name` and so on.
        WindowClosedError: nobody is identified there on the day; `keep_application` keeps what was written.
        StepRefusedError, OtherOfficeError, FutureDayError: the first step may not be taken.
    """
    take_once(form, at=at)
    opened = begun(IDENTIFICATION, on=on)
    first = Sent(opened.process.first.key, 0, cells, on)
    applied = _read(application, opened, first, waiting=waiting, by=by)
    village = applied.village_code
    if not by.scope.covers(village):
        raise NotFoundError(what=_VILLAGE)
    case = Case(
        process=IDENTIFICATION, pack=opened.pack, village_code=village, head_name=applied.head_name,
        application=applied.kept, state="", opened_on=on, changed_on=on,
    )  # fmt: skip
    case.save()
    pass_through(
        process=opened.process, place_code=village, household=None, subject=f"case:{case.pk}", on=on, by=by, at=at
    )
    take(case, first, by=by, at=at)
    note("casework.case.opened", case, by=by, at=at, members=len(application.members))
    return case


@transaction.atomic
def check_application(*, application: Application, on: date, cells: Mapping[str, str], by: Actor) -> None:
    """Say what is wrong with an application whose day is not known yet, as of some day; nothing is kept of it.

    Raises:
        OtherTimesError: the policy of that day identifies nobody.
        EvidenceRefusedError: as of one that is handed in.
    """
    opened = begun(IDENTIFICATION, on=on)
    first = Sent(opened.process.first.key, 0, cells, on)
    _read(application, opened, first, waiting=0, by=by)
    if problems := problems_of_first(opened, first, by=by):
        raise EvidenceRefusedError(problems)


def _read(application: Application, opened: rules.Case, first: Sent, *, waiting: int, by: Actor) -> Applied:
    """Read an application; whoever fills in the form is told everything at once, of the first step, too."""
    try:
        return read_application(application, first.on, waiting=waiting)
    except EvidenceRefusedError as refused:
        raise EvidenceRefusedError(
            refused.problems | problems_of_first(opened, first, by=by), refused.names
        ) from refused
