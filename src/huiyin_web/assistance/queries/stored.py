"""Find rounds, units, pairings and posted people, those in reach alone; say what is still poor."""

from datetime import date

from django.db.models import Q, QuerySet

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.models import (
    AssistanceRound,
    HouseholdPairing,
    Pairing,
    Participant,
    Proposal,
    TeamMember,
)
from huiyin_web.core.errors import NotFoundError
from huiyin_web.places.models import PoorPlace

STILL_POOR = ("poor", "planned_exit", "relapsed")
_ROUND = Text("This round", "该轮次")
_UNIT = Text("This unit", "该单位")
_PAIRING = Text("This pairing", "该结对")
_PROPOSAL = Text("This proposal", "该结对方案")
_MEMBER = Text("This person's term", "该任期")


def round_or_404(actor: Actor, number: int, *, lock: bool = False) -> AssistanceRound:
    """Give a round; with `lock`, nobody else works on it until the transaction ends. Rounds are everybody's to see.

    Raises:
        NotAllowedError, NotFoundError: their role sees no promises, or there is none.
    """
    actor.need(May.SEE_COMMITMENTS)
    rows = AssistanceRound.objects.select_for_update() if lock else AssistanceRound.objects
    row = rows.filter(pk=number).first()
    if row is None:
        raise NotFoundError(what=_ROUND)
    return row


def participant_or_404(actor: Actor, number: int, *, lock: bool = False) -> Participant:
    """Give a unit in a round, with the round.

    Raises:
        NotAllowedError, NotFoundError: their role sees no promises, or there is none.
    """
    actor.need(May.SEE_COMMITMENTS)
    rows = Participant.objects.select_related("round")
    row = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=number).first()
    if row is None:
        raise NotFoundError(what=_UNIT)
    return row


def pairings_in_reach(actor: Actor) -> QuerySet[Pairing]:
    """Give the pairings that somebody sees: of places in reach, and of their own organisation.

    Raises:
        NotAllowedError: their role sees no promises.
    """
    actor.need(May.SEE_COMMITMENTS)
    mine = Q(participant__organisation=actor.organisation) if actor.organisation else Q()
    return Pairing.objects.filter(actor.scope.places("place_code") | mine)


def pairing_or_404(actor: Actor, number: int, *, lock: bool = False) -> Pairing:
    """Give a running pairing of a place in reach, with its unit.

    Raises:
        NotAllowedError, NotFoundError: their role sees no promises, or it is not there, has ended, or is not theirs.
    """
    rows = pairings_in_reach(actor).select_related("participant__round")
    row = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=number, ends_on__isnull=True).first()
    if row is None or not actor.scope.covers(row.place_code):
        raise NotFoundError(what=_PAIRING)
    return row


def proposal_or_404(actor: Actor, number: int, *, lock: bool = False) -> Proposal:
    """Give a proposal, with its round.

    Raises:
        NotAllowedError, NotFoundError: their role pairs no units, or there is none.
    """
    actor.need(May.PAIR_UNITS)
    rows = Proposal.objects.select_related("round")
    row = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=number).first()
    if row is None:
        raise NotFoundError(what=_PROPOSAL)
    return row


def member_or_404(actor: Actor, number: int, *, lock: bool = False) -> TeamMember:
    """Give the term of somebody who is posted to a village in reach and has not left.

    Raises:
        NotAllowedError, NotFoundError: their role sees no promises, or it is not there or theirs.
    """
    actor.need(May.SEE_COMMITMENTS)
    rows = TeamMember.objects.filter(actor.scope.places("place_code"), pk=number, left_on__isnull=True)
    row = (rows.select_for_update() if lock else rows).first()
    if row is None:
        raise NotFoundError(what=_MEMBER)
    return row


def poor_on(on: date) -> Q:
    """Give the condition that a place stands on the list of the poor on a day, in a query of `PoorPlace`."""
    return Q(exited_on__isnull=True) | Q(exited_on__gt=on)


def leaves_poor(place_code: str, on: date, *, but: int) -> bool:
    """Say whether a place would stand poor and alone after a day without one of its pairings."""
    if not PoorPlace.objects.filter(poor_on(on), place_code=place_code).exists():
        return False
    others = Pairing.objects.filter(place_code=place_code, starts_on__lte=on).exclude(pk=but)
    return not others.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on)).exists()


def own_participant_or_404(actor: Actor, number: int) -> Participant:
    """Give the share that somebody's own organisation has in a round.

    Raises:
        NotAllowedError, NotFoundError: their role sees no promises, or it is not theirs.
    """
    row = participant_or_404(actor, number)
    if not actor.organisation or row.organisation != actor.organisation:
        raise NotFoundError(what=_UNIT)
    return row


def helpings_in_reach(actor: Actor) -> QuerySet[HouseholdPairing]:
    """Give the pairings of people with households in villages that somebody reaches.

    Raises:
        NotAllowedError: their role sees no households.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    return HouseholdPairing.objects.filter(actor.scope.households_in("village_code", "household"))


def helping_or_404(actor: Actor, number: int, *, lock: bool = False) -> HouseholdPairing:
    """Give a running pairing of a person with a household in reach.

    Raises:
        NotAllowedError, NotFoundError: their role sees no households, or it is not there, has ended, or is not theirs.
    """
    rows = helpings_in_reach(actor).select_related("household")
    row = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=number, ends_on__isnull=True).first()
    if row is None:
        raise NotFoundError(what=_PAIRING)
    return row


def stays_poor(row: HouseholdPairing) -> bool:
    """Say whether a household would be poor without anybody's help if one pairing ended."""
    others = row.household.helpers.filter(ends_on__isnull=True).exclude(pk=row.pk)
    return row.household.status in STILL_POOR and not others.exists()
