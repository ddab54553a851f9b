"""Who may assess and whose results somebody sees."""

from huiyin.kernel.places import contains, prefix_of
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May


def need_assess(actor: Actor) -> None:
    """Insist on the right to run an assessment.

    Raises:
        NotAllowedError: the role does not include it.
    """
    actor.need(May.ASSESS)


def sees_result_of(actor: Actor, place_code: str) -> bool:
    """Say whether the result of a place is shown: the assessed and all above it see it, and those who work below."""
    if not actor.may(May.SEE_ASSESSMENT):
        return False
    # An assessment names a place by the code of its year, under which it held whoever works there today.
    above = prefix_of(place_code)
    return actor.scope.covers(place_code) or any(contains(above, own) for own in actor.place_codes)
