"""Begin an application that waited, once its window is open."""

from datetime import date, datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.casework.actions._applying import Application
from huiyin_web.casework.actions.apply_for_registration import apply_for_registration
from huiyin_web.casework.models import Case, WaitingApplication
from huiyin_web.core.errors import NotFoundError

_APPLICATION = Text("This application", "该申请")


@transaction.atomic
def begin_waiting(*, waiting: int, on: date, by: Actor, at: datetime) -> Case:
    """Open the case of an application as it was received.

    Raises:
        NotAllowedError: their role works on no cases.
        NotFoundError: it lies outside their reach, or was begun already.
        WindowClosedError: the window is not open on the day.
        StepRefusedError, EvidenceRefusedError, OtherOfficeError, FutureDayError: its first step may not be taken.
    """
    by.need(May.WORK_CASES)
    reached = WaitingApplication.objects.filter(by.scope.places("village_code"), case__isnull=True)
    row = reached.select_for_update().filter(pk=waiting).first()
    if row is None:
        raise NotFoundError(what=_APPLICATION)
    application = Application(row.application["household"], tuple(row.application["members"]))
    row.case = apply_for_registration(application=application, on=on, cells=row.cells, by=by, at=at, waiting=row.pk)
    row.save()
    return row.case
