"""Who draws up plans, who records a family's word, who approves, who reads and computes results."""

from django.db.models import Q

from huiyin.followup.household_plans import Step
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May

RIGHTS = {Step.APPROVE: May.APPROVE_PLANS, Step.RETURN: May.APPROVE_PLANS}


def in_reach(actor: Actor, household: str = "household") -> Q:
    """Give the condition that somebody reaches the household that a row is about.

    Raises:
        NotAllowedError: their role sees no households.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    return actor.scope.households_in(f"{household}__village_code", f"{household}_id")


def may_step(actor: Actor, step: Step) -> bool:
    """Say whether somebody's role takes a step."""
    return actor.may(RIGHTS.get(step, May.PLAN_HELP))


def need_step(actor: Actor, step: Step) -> None:
    """Insist on that.

    Raises:
        NotAllowedError: it does not.
    """
    actor.need(RIGHTS.get(step, May.PLAN_HELP))
