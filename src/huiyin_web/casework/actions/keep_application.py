"""Keep an application that came while nobody is identified: it is begun when the window opens, and never lost."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin.rules import casework as rules
from huiyin_web.access.actor import Actor
from huiyin_web.casework.actions._applying import Application, read_application, take_once
from huiyin_web.casework.actions._taking import check_day
from huiyin_web.casework.errors import OtherOfficeError
from huiyin_web.casework.models import WaitingApplication
from huiyin_web.casework.permissions import may_take
from huiyin_web.casework.queries.stored import IDENTIFICATION, office_words
from huiyin_web.core import audit
from huiyin_web.core.errors import NotFoundError
from huiyin_web.windows.queries.openings import opening_of

_VILLAGE = Text("This village", "该村")


@transaction.atomic
def keep_application(
    *, application: Application, on: date, cells: Mapping[str, str], by: Actor, at: datetime, form: UUID | None = None
) -> WaitingApplication:
    """Keep it as it was received.

    Recorded: `casework.application.kept`, with the day on which its window opens, where one is declared.

    Raises:
        HandedInError: this very form was handed in already.
        NotFoundError: the village lies outside their reach.
        OtherOfficeError: applications are taken by another office.
        EvidenceRefusedError, FutureDayError: it can't be kept like this.
    """
    take_once(form, at=at)
    check_day(on, at)
    process = rules.open_case(IDENTIFICATION, on=on, known=rules.Known()).process
    if not may_take(by, process.first.office):
        raise OtherOfficeError(office=office_words(process.first))
    applied = read_application(application, on)
    if not by.scope.covers(applied.village_code):
        raise NotFoundError(what=_VILLAGE)
    made = WaitingApplication.objects.create(
        village_code=applied.village_code, head_name=applied.head_name, application=applied.kept, cells=dict(cells),
        received_on=on, at=at, by_key=by.key, by_name=by.name,
    )  # fmt: skip
    opens_on = opening_of(process, made.village_code, on=on).opens_on
    audit.record(
        "casework.application.kept", by=by, at=at, subject=f"application:{made.pk}", place_code=made.village_code,
        detail={"received_on": on.isoformat(), "opens_on": opens_on.isoformat() if opens_on else ""},
    )  # fmt: skip
    return made
