"""Have a pairing proposed for a round."""

from datetime import date, datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.actions._refusing import need
from huiyin_web.assistance.models import Proposal, ProposalState
from huiyin_web.assistance.queries.stored import round_or_404
from huiyin_web.assistance.works import PROPOSALS, PROPOSE_JOB
from huiyin_web.core import audit
from huiyin_web.jobs.actions.enqueue import enqueue
from huiyin_web.jobs.models import Job
from huiyin_web.jobs.works import USER

CODE = "assistance.proposal.asked"
SENTENCE = Text("had a pairing proposed for a round", "发起结对方案测算")
_CLOSED = Text("The round is closed.", "该轮次已结束。")
_EMPTY = Text("No unit takes part in the round yet.", "本轮尚无参加单位。")
_YEARS = Text(
    "The round runs from {first} to {last}; {on} lies outside.", "本轮为 {first} 至 {last} 年，{on} 不在其内。"
)
_TITLE = Text("Pairing proposed for {round}", "{round} 结对方案测算")


@transaction.atomic
def ask_proposal(*, round_id: int, on: date, by: Actor, at: datetime) -> Job:
    """Queue a proposal whose pairings would begin on a day; one that waits for adoption is dropped for it.

    Who: the provincial office.
    Recorded: `assistance.proposal.asked`.

    Raises:
        NotAllowedError, NotFoundError: their role runs no rounds, or there is no such round.
        ConflictError: one is being computed.
        AssistanceRefusedError: the round is closed, has no units, or other years.
    """
    by.need(May.RUN_ROUNDS)
    row = round_or_404(by, round_id, lock=True)
    PROPOSALS.need_idle(row.pk)
    outside = _YEARS.fill(first=row.first_year, last=row.last_year, on=on)
    need(
        "propose",
        {
            "round": (_CLOSED, row.closed_on is not None),
            "units": (_EMPTY, not row.participants.exists()),
            "on": (outside, not row.first_year <= on.year <= row.last_year),
        },
    )
    open_states = [ProposalState.ASKED.value, ProposalState.MADE.value]
    row.proposals.filter(state__in=open_states).update(state=ProposalState.DROPPED.value)
    made = Proposal.objects.create(
        round=row, state=ProposalState.ASKED.value, on=on, asked_at=at, asked_by_key=by.key, asked_by_name=by.name
    )
    audit.record(CODE, by=by, at=at, subject=f"assistance_round:{row.pk}", place_code=by.place_code,
                 detail={"proposal": made.pk, "on": on.isoformat()})  # fmt: skip
    params = {"round": row.pk, "proposal": made.pk, USER: by.account}
    return enqueue(
        kind=PROPOSE_JOB, title=_TITLE.fill(round=row.key), params=params, place_code=by.place_code, by=by, at=at
    )
