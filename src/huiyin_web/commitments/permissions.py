"""Who sees commitments, who gives them, and for which offices somebody acts."""

from django.db.models import Q

from huiyin.followup.commitments import Hand
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May


def hand_of(actor: Actor) -> Hand:
    """Give in whose name somebody acts: their office's; whoever only looks, as an analyst does, in nobody's."""
    acts = actor.may(May.GIVE_COMMITMENTS)
    return Hand(actor.key, frozenset({actor.office} - {""}) if acts else frozenset())


def in_reach(actor: Actor) -> Q:
    """Give the condition that somebody sees a commitment: it concerns a place in reach, or their own office.

    Raises:
        NotAllowedError: their role sees none.
    """
    actor.need(May.SEE_COMMITMENTS)
    mine = Q(giver=actor.office) | Q(owner=actor.office) | Q(accepter=actor.office)
    return actor.scope.places("place_code") | mine if actor.office else actor.scope.places("place_code")
