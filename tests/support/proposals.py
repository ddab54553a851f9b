"""A proposal of the tests: two units for two poor villages, computed as the worker does."""

from datetime import date

from huiyin_web.access.actor import Actor
from huiyin_web.assistance.actions.ask_proposal import ask_proposal
from huiyin_web.assistance.actions.make_proposal import make_proposal
from huiyin_web.assistance.models import AssistanceRound, Proposal
from support import cast, given
from support.assistance import AT, OTHER, TODAY, UNIT, enrolled, round_of


def asked_round(by: Actor, *, most: int = 2, row: AssistanceRound | None = None) -> AssistanceRound:
    """Give a round with a unit that is good at water and one that is good at schooling, for two poor villages."""
    row = row or _opened(by)
    enrolled(row, UNIT, by=by, most=most, specialities=("water",))
    enrolled(row, OTHER, by=by, most=most, specialities=("schooling",))
    given.poor_place(cast.VILLAGE)
    given.poor_place(cast.NEXT_VILLAGE, deep=True)
    given.household(cast.VILLAGE, needs="water", member_count=4)
    given.household(cast.NEXT_VILLAGE, needs="schooling,water", member_count=5)
    given.household(cast.NEXT_VILLAGE, needs="schooling", member_count=3)
    return row


def _opened(by: Actor) -> AssistanceRound:
    given.places()
    return round_of(by=by)


def proposed(by: Actor, *, most: int = 2, row: AssistanceRound | None = None) -> Proposal:
    """Have pairings proposed and computed."""
    row = asked_round(by, most=most, row=row)
    on = max(TODAY, date(row.first_year, 1, 1))
    job = ask_proposal(round_id=row.pk, on=on, by=by, at=AT)
    return make_proposal(proposal=job.params["proposal"], by=by, at=AT, report=lambda _share, _words: None)
