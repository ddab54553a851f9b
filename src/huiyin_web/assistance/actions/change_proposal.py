"""Give a village of a proposal another unit, by hand."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin.planning.pairing import Checked, Pair, PairingError, check_by_hand
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.actions._proposed import HUNDREDTHS, rows_of, told_of, units_by_number
from huiyin_web.assistance.actions._refusing import need
from huiyin_web.assistance.models import Proposal, ProposalState
from huiyin_web.assistance.queries.round_input import asked_round
from huiyin_web.assistance.queries.stored import proposal_or_404
from huiyin_web.core import audit

CODE = "assistance.proposal.changed"
SENTENCE = Text("changed a proposed pairing by hand", "手工调整结对方案")
_NOT_NOW = Text("The proposal is {state}; only one that waits can be changed.", "方案{state}，仅待采纳的方案可调整。")
_NO_VILLAGE = Text("The proposal has no village {code}.", "方案中没有村 {code}。")
_NO_UNIT = Text("This unit is not in the round.", "该单位不在本轮之内。")
_SAME = Text("The village has this unit already.", "该村已安排该单位。")


@transaction.atomic
def change_proposal(*, proposal: int, place_code: str, participant: int, by: Actor, at: datetime) -> Proposal:
    """Give a village another unit in a proposal that waits; it then says what all of it costs and breaks.

    Who: the provincial office.
    Rule: `huiyin.planning.pairing.check_by_hand`: whatever it breaks is told and not refused.
    Recorded: `assistance.proposal.changed`, with the unit before and after, and the cost.

    Raises:
        NotAllowedError, NotFoundError: their role runs no rounds, or there is no such proposal.
        AssistanceRefusedError: it does not wait, or has no such village or unit.
    """
    by.need(May.RUN_ROUNDS)
    row = proposal_or_404(by, proposal, lock=True)
    units = units_by_number(row)
    unit = next((one for one in units.values() if one.pk == participant), None)
    pair = row.pairs.select_related("participant").filter(place_code=place_code).first()
    there = pair.participant_id if pair else None
    need(
        "change",
        {
            "proposal": (
                _NOT_NOW.fill(state=ProposalState(row.state).label), row.state != ProposalState.MADE
            ),
            "place_code": (_NO_VILLAGE.fill(code=place_code), pair is None),
            "unit": (_NO_UNIT if unit is None else _SAME, unit is None or there == unit.pk),
        },
    )  # fmt: skip
    if pair is None or unit is None:
        return row
    before, cost = pair.participant.organisation, row.cost
    pairs = [
        Pair(place, unit.organisation if place == place_code else number)
        for place, number in row.pairs.values_list("place_code", "participant__organisation")
    ]
    checked = _checked(row, pairs)
    chosen = [one for one in checked.choices if one.pair == Pair(place_code, unit.organisation)]
    pair.delete()
    for made in rows_of(row, chosen, units):
        made.by_key, made.by_name = by.key, by.name
        made.save()
    row.cost, row.told, row.changed = int(checked.cost * HUNDREDTHS), told_of(checked), row.changed + 1
    row.save(update_fields=["cost", "told", "changed"])
    audit.record(
        CODE, by=by, at=at, subject=f"assistance_round:{row.round_id}", place_code=place_code,
        detail={
            "proposal": row.pk, "before": before, "after": unit.organisation, "cost_before": cost, "cost": row.cost,
        },
    )  # fmt: skip
    return row


def _checked(row: Proposal, pairs: list[Pair]) -> Checked:
    try:
        return check_by_hand(asked_round(row.round, row.on), pairs)
    except PairingError as refused:  # somebody took a place of the unit, or helps a village, since it was proposed
        need("change", {"unit": (refused.text, True)})
        raise
