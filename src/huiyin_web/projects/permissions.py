"""Who sees projects, who proposes and decides about them, who accepts what was built."""

from django.db.models import Q

from huiyin.followup.funds import Step
from huiyin.kernel.places import prefix_of
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import CHARTERS, May, Reach
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.projects.models import Project

_RIGHTS = {Step.ACCEPT: May.ACCEPT_PROJECTS, Step.REACH: May.ACCEPT_PROJECTS}
_OTHERS = Text("work on projects of other offices", "办理其他单位的项目")


def in_reach(actor: Actor) -> Q:
    """Give the condition that somebody sees a project: it lies in a place in reach, or is their own office's.

    Raises:
        NotAllowedError: their role sees none.
    """
    actor.need(May.SEE_COMMITMENTS)
    mine = Q(owner=actor.office) | Q(proposer=actor.office)
    return actor.scope.places("place_code") | mine if actor.office else actor.scope.places("place_code")


def need_step(actor: Actor, step: Step, row: Project) -> None:
    """Insist that somebody's role takes a step on a project; a department works on what it proposed or carries out.

    Raises:
        NotAllowedError: it does not.
    """
    actor.need(_RIGHTS.get(step, May.MANAGE_PROJECTS))
    if step is Step.HOUSEHOLDS:
        actor.need(May.SEE_HOUSEHOLDS)
    if not _is_theirs(actor, row) and actor.role is not None:
        raise NotAllowedError(role=CHARTERS[actor.role].label, what=_OTHERS)


def may_step(actor: Actor, step: Step, row: Project) -> bool:
    """Say whether somebody's role takes a step on a project."""
    may = actor.may(_RIGHTS.get(step, May.MANAGE_PROJECTS)) and _is_theirs(actor, row)
    return may and (step is not Step.HOUSEHOLDS or actor.may(May.SEE_HOUSEHOLDS))


def _is_theirs(actor: Actor, row: Project) -> bool:
    serves = actor.role is not None and CHARTERS[actor.role].reach is Reach.ORGANISATION
    return not serves or actor.office in {row.proposer, row.owner}


def is_above(actor: Actor, proposer_place: str) -> bool:
    """Say whether somebody's office is at the level of the one that proposed or above it; the platform always is."""
    own = prefix_of(actor.place_code) if actor.place_code else ""
    return prefix_of(proposer_place).startswith(own)
