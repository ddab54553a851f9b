"""What the units of rounds pledged, as far as somebody sees it, and what was verified of it in yuan."""

from django.db.models import Q, QuerySet, Sum

from huiyin.followup.commitments import State
from huiyin_web.access.actor import Actor
from huiyin_web.assistance.models import AssistanceRound
from huiyin_web.commitments.models import Commitment
from huiyin_web.commitments.queries.stored import commitments_in_reach

PLEDGE = "pledge"
_YUAN = "yuan"


def pledged(actor: Actor, *rounds: AssistanceRound) -> QuerySet[Commitment]:
    """Give the pledges of rounds that somebody sees.

    Raises:
        NotAllowedError: their role sees no promises.
    """
    return commitments_in_reach(actor).filter(source=PLEDGE, source_key__in=[one.key for one in rounds])


def verified_yuan(rows: QuerySet[Commitment], by: str) -> dict[str, tuple[int, int]]:
    """Give what was pledged and verified in yuan, in fen, for each value of a column; what was withdrawn is left out.

    Amounts are kept in hundredths of their unit, which for yuan are fen.
    """
    sums = (
        rows.filter(unit=_YUAN).exclude(state=State.WITHDRAWN).order_by().values_list(by)
        .annotate(promised=Sum("quantity"), found=Sum("verified", filter=Q(state=State.CLOSED)))
    )  # fmt: skip
    return {key: (promised or 0, found or 0) for key, promised, found in sums}
