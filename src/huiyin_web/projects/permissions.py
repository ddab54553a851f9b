"""Who sees projects, who proposes and decides about them, who accepts what was built."""

from django.db.models import Q

from huiyin.followup.funds import Step
from huiyin.kernel.places import prefix_of
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May

_RIGHTS = {Step.ACCEPT: May.ACCEPT_PROJECTS, Step.REACH: May.ACCEPT_PROJECTS}


def in_reach(actor: Actor) -> Q:
    """Give the condition that somebody sees a project: it lies in a place in reach, or is their own office's.

    Raises:
        NotAllowedError: their role sees none.
    """
    actor.need(May.SEE_COMMITMENTS)
    mine = Q(owner=actor.office) | Q(proposer=actor.office)
    return actor.scope.places("place_code") | mine if actor.office else actor.scope.places("place_code")


def need_step(actor: Actor, step: Step) -> None:
    """Insist that somebody's role takes a step.

    Raises:
        NotAllowedError: it does not.
    """
    actor.need(_RIGHTS.get(step, May.MANAGE_PROJECTS))
    if step is Step.HOUSEHOLDS:
        actor.need(May.SEE_HOUSEHOLDS)


def may_step(actor: Actor, step: Step) -> bool:
    """Say whether somebody's role takes a step."""
    return actor.may(_RIGHTS.get(step, May.MANAGE_PROJECTS)) and (
        step is not Step.HOUSEHOLDS or actor.may(May.SEE_HOUSEHOLDS)
    )


def is_above(actor: Actor, proposer_place: str) -> bool:
    """Say whether somebody's office is at the level of the one that proposed or above it; the platform always is."""
    own = prefix_of(actor.place_code) if actor.place_code else ""
    return prefix_of(proposer_place).startswith(own)
