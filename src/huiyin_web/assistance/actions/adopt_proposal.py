"""Adopt a proposal: its pairs become pairings."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries.people import need_another
from huiyin_web.access.roles import May
from huiyin_web.assistance.actions._refusing import need
from huiyin_web.assistance.actions.pair_unit import begin_pairings
from huiyin_web.assistance.models import Pairing, ProposalState
from huiyin_web.assistance.queries.stored import proposal_or_404
from huiyin_web.core import audit

CODE = "assistance.proposal.adopted"
SENTENCE = Text("adopted a proposed pairing", "采纳结对方案")
_NOT_NOW = Text("The proposal is {state}; only one that waits can be adopted.", "方案{state}，仅待采纳的方案可采纳。")
_CLOSED = Text("The round is closed.", "该轮次已结束。")


@transaction.atomic
def adopt_proposal(*, proposal: int, by: Actor, at: datetime) -> list[Pairing]:
    """Turn a proposal that waits into pairings from its day on; what runs in the round already stays as it is.

    Who: the provincial office, by another person than whoever asked for it or changed it by hand.
    Recorded: `assistance.proposal.adopted`, with how many pairings began.

    Raises:
        NotAllowedError, NotFoundError: their role runs no rounds, or there is no such proposal.
        SamePersonError: they asked for it or changed it, or count as one with whoever did.
        AssistanceRefusedError: it does not wait, or the round is closed.
    """
    by.need(May.RUN_ROUNDS)
    row = proposal_or_404(by, proposal, lock=True)
    waits = row.state == ProposalState.MADE
    need(
        "adopt",
        {
            "proposal": (_NOT_NOW.fill(state=ProposalState(row.state).label), not waits),
            "round": (_CLOSED, row.round.closed_on is not None),
        },
    )
    pairs = list(row.pairs.select_related("participant__round").order_by("place_code"))
    for maker in {row.asked_by_key, *(one.by_key for one in pairs if one.by_key)}:
        need_another(maker, by)
    running = set(
        Pairing.objects.filter(participant__round=row.round, ends_on__isnull=True)
        .values_list("participant", "place_code")
    )  # fmt: skip
    new = [(one.participant, one.place_code) for one in pairs if (one.participant_id, one.place_code) not in running]
    made = begin_pairings(new, on=row.on, by=by, at=at)
    row.state, row.adopted_at, row.adopted_by_name = ProposalState.ADOPTED.value, at, by.name
    row.save(update_fields=["state", "adopted_at", "adopted_by_name"])
    audit.record(
        CODE, by=by, at=at, subject=f"assistance_round:{row.round_id}", place_code=by.place_code,
        detail={"proposal": row.pk, "pairings": len(made), "on": row.on.isoformat()},
    )  # fmt: skip
    return made
