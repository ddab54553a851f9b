"""Open the case of a village or a county, by its first step."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from huiyin.kernel.places import level_of
from huiyin.rules import casework as rules
from huiyin_web.access.actor import Actor
from huiyin_web.casework.actions._taking import Sent, note, take
from huiyin_web.casework.errors import OtherSubjectError, PlaceOpenAlreadyError
from huiyin_web.casework.models import Case
from huiyin_web.places.models import Place, PoorPlace
from huiyin_web.places.queries import place_or_404
from huiyin_web.windows.actions.pass_through import pass_through


@transaction.atomic
def open_place_case(
    *, process: str, place_code: str, on: date, cells: Mapping[str, str], by: Actor, at: datetime
) -> Case:
    """Open a case under the policy in force on a day.

    Raises:
        NotFoundError: the place is not there, or outside their reach.
        UnknownProcessError: the policy of the day has no such process.
        OtherSubjectError: the process is of households, or of another level.
        PlaceOpenAlreadyError: the place has an open case of this kind.
        WindowClosedError: the process is not open there on the day.
        StepRefusedError, EvidenceRefusedError, OtherOfficeError, FutureDayError: the first step may not be taken.
    """
    place_or_404(by, place_code)
    begun = rules.open_case(process, on=on, known=rules.Known())
    level, subject = level_of(place_code), begun.process.subject
    if level.value != subject.value:
        raise OtherSubjectError(process=begun.process.label.sentence(), level=level.label)
    PoorPlace.objects.select_for_update().filter(pk=place_code).first()
    there = Case.objects.filter(village_code=place_code, process=process, is_over=False).first()
    if there is not None:
        raise PlaceOpenAlreadyError(number=there.pk)
    case = Case.objects.create(
        process=process, pack=begun.pack, village_code=place_code, head_name=Place.objects.get(pk=place_code).name,
        state="", opened_on=on, changed_on=on,
    )  # fmt: skip
    pass_through(
        process=begun.process, place_code=place_code, household=None, subject=f"case:{case.pk}", on=on, by=by, at=at
    )
    take(case, Sent(begun.process.first.key, 0, cells, on), by=by, at=at)
    note("casework.case.opened", case, by=by, at=at)
    return case
