"""Who asks villages for something, who admits that, who withdraws it."""

from huiyin_web.access.actor import Actor
from huiyin_web.access.queries.people import one_with
from huiyin_web.access.roles import May, Role
from huiyin_web.collecting.models import Collection, CollectionState

ANSWERING = frozenset({Role.TOWNSHIP_OFFICER, Role.VILLAGE_WORKER})  # whose villages answer


def may_decide(actor: Actor, row: Collection) -> bool:
    """Say whether somebody admits or refuses a proposal: within reach, and another person's."""
    return (
        actor.may(May.ADMIT_COLLECTIONS)
        and row.state == CollectionState.PROPOSED
        and actor.scope.covers(row.place_code)
        and row.by_key not in one_with(actor)
    )


def may_withdraw(actor: Actor, row: Collection) -> bool:
    """Say whether somebody withdraws a collection: the office that asks, or whoever could have admitted it."""
    asks = actor.may(May.PROPOSE_COLLECTIONS) and row.office == actor.office
    return asks or (actor.may(May.ADMIT_COLLECTIONS) and actor.scope.covers(row.place_code))
