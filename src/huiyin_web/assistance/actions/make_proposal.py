"""Compute a proposal that was asked for."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin.planning.pairing import PairingError, propose
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.actions._proposed import HUNDREDTHS, rows_of, units_by_number
from huiyin_web.assistance.models import Proposal, ProposalState, ProposedPair
from huiyin_web.assistance.queries.round_input import asked_round
from huiyin_web.assistance.queries.stored import proposal_or_404
from huiyin_web.core import audit

CODE = "assistance.proposal.made"
SENTENCE = Text("computed a proposed pairing", "完成结对方案测算")
Report = Callable[[float, Text], None]
_READING = Text("reading units and villages", "读取单位和贫困村")
_SOLVING = Text("looking for the pairing that costs least", "求解总成本最低的结对")
_KEEPING = Text("keeping it with its reasons", "保存方案及理由")
_READ, _SOLVED = 0.1, 0.9  # the share of the work done after each step
_PORTION = 500


def make_proposal(*, proposal: int, by: Actor, at: datetime, report: Report) -> Proposal:
    """Compute a proposal and keep it, pair by pair; that nothing can be proposed is kept with what is short.

    Who: whoever asked for it, by the worker.
    Rule: `huiyin.planning.pairing.propose`.
    Recorded: `assistance.proposal.made`.

    Raises:
        NotAllowedError, NotFoundError: their role runs no rounds, or there is no such proposal.
    """
    by.need(May.RUN_ROUNDS)
    row = proposal_or_404(by, proposal)
    if row.state != ProposalState.ASKED:
        return row
    report(0.0, _READING)
    asked = asked_round(row.round, row.on)
    report(_READ, _SOLVING)
    try:
        found = propose(asked)
    except PairingError as refused:
        row.state = ProposalState.REFUSED.value
        row.told = [{"verdict": "missing", "en": refused.text.en, "zh": refused.text.zh}]
        pairs: list[ProposedPair] = []
    else:
        row.state = ProposalState.MADE.value
        row.cost, row.bound = int(found.cost * HUNDREDTHS), int(found.lower_bound * HUNDREDTHS)
        pairs = rows_of(row, found.choices, units_by_number(row))
    report(_SOLVED, _KEEPING)
    with transaction.atomic():
        row.save()
        ProposedPair.objects.bulk_create(pairs, batch_size=_PORTION)
        audit.record(
            CODE, by=by, at=at, subject=f"assistance_round:{row.round_id}", place_code=by.place_code,
            detail={"proposal": row.pk, "pairs": len(pairs), "cost": row.cost, "bound": row.bound},
        )  # fmt: skip
    return row
