"""What a round left unkept and nobody has decided about yet."""

from django.db.models import F, Q, QuerySet

from huiyin.followup.commitments import State
from huiyin_web.assistance.models import AssistanceRound, Pairing
from huiyin_web.assistance.queries.pledged import PLEDGE
from huiyin_web.assistance.queries.stored import poor_on
from huiyin_web.commitments.models import Commitment
from huiyin_web.places.models import PoorPlace

_OVER = (State.CLOSED, State.WITHDRAWN)


def unkept() -> Q:
    """Give the condition that a promise is not closed, or was closed with less than was promised."""
    return ~Q(state__in=_OVER) | Q(state=State.CLOSED, quantity__isnull=False, verified__lt=F("quantity"))


def undecided(row: AssistanceRound) -> QuerySet[Commitment]:
    """Give the pledges of a round that were not kept and are neither carried into another nor let go."""
    pledges = Commitment.objects.filter(source=PLEDGE, source_key=row.key)
    return pledges.filter(unkept(), carried__isnull=True)


def left_alone(row: AssistanceRound) -> list[str]:
    """Give the poor places that only this round's running pairings help: they would be alone if it were closed."""
    running = Pairing.objects.filter(ends_on__isnull=True)
    mine = set(running.filter(participant__round=row).values_list("place_code", flat=True))
    others = set(running.exclude(participant__round=row).values_list("place_code", flat=True))
    last = row.last_day
    poor = PoorPlace.objects.filter(poor_on(last), place_code__in=mine - others)
    return sorted(poor.values_list("place_code", flat=True))
