"""Find stored consultations and needs in reach, and give needs as the library knows them."""

from django.db.models import QuerySet

from huiyin.followup import consultations as engine
from huiyin.followup.consultations import WAITS, State
from huiyin.kernel.places import code_range, prefix_of
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.assistance.models import Pairing
from huiyin_web.commitments.queries.stored import whole
from huiyin_web.consultations.models import Consultation, Need
from huiyin_web.consultations.permissions import consultations_of, needs_of
from huiyin_web.core.errors import NotFoundError

_CONSULTATION, _NEED = Text("This consultation", "该会商"), Text("This need", "该需求")


def consultations_in_reach(actor: Actor) -> QuerySet[Consultation]:
    """Give the consultations that somebody sees, each with its round.

    Raises:
        NotAllowedError: their role sees none.
    """
    return Consultation.objects.filter(consultations_of(actor)).select_related("round")


def consultation_or_404(actor: Actor, number: int, *, lock: bool = False) -> Consultation:
    """Give a consultation in reach by its id; with `lock`, nobody else works on it until the transaction ends.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    rows = consultations_in_reach(actor)
    row = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=number).first()
    if row is None:
        raise NotFoundError(what=_CONSULTATION)
    return row


def needs_in_reach(actor: Actor) -> QuerySet[Need]:
    """Give the needs that somebody sees.

    Raises:
        NotAllowedError: their role sees none.
    """
    return Need.objects.filter(needs_of(actor))


def need_or_404(actor: Actor, number: int, *, lock: bool = False) -> Need:
    """Give a need in reach by its id, with its consultation; with `lock`, nobody else works on it meanwhile.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    rows = needs_in_reach(actor).select_related("consultation__round")
    row = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=number).first()
    if row is None:
        raise NotFoundError(what=_NEED)
    return row


def pairings_consulted(row: Consultation) -> QuerySet[Pairing]:
    """Give the running pairings of a consultation's round with its place and all below it."""
    low, high = code_range(prefix_of(row.place_code))
    running = Pairing.objects.filter(participant__round=row.round_id, ends_on__isnull=True)
    return running.filter(place_code__gte=low, place_code__lte=high)


def as_need(row: Need) -> engine.Need:
    """Give a stored need as the library knows it."""
    return engine.Need(
        unit=row.unit, raised_by=row.by_key, raised_on=row.raised_on, answers_by=row.consultation.answers_by,
        state=State(row.state), since=row.changed_on, quantity=whole(row.quantity), offered=whole(row.offered),
        asked=row.asked,
    )  # fmt: skip


def waiting_in(row: Consultation) -> QuerySet[Need]:
    """Give the needs of a consultation that wait for anybody."""
    return row.needs.filter(state__in=[one.value for one in WAITS])
