"""Close a round of assistance."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actions.close_reaches import close_reaches
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.actions._refusing import need
from huiyin_web.assistance.models import AssistanceRound, Pairing
from huiyin_web.assistance.queries.stored import round_or_404
from huiyin_web.assistance.queries.undecided import left_alone, undecided
from huiyin_web.core import audit
from huiyin_web.core.clock import day_of

CODE = "assistance.round.closed"
SENTENCE = Text("closed a round of assistance", "结束帮扶轮次")
ROUND_OVER = Text("The round is over.", "轮次届满。")
_CLOSED = Text("It is closed already.", "该轮次已结束。")
_EARLY = Text("It runs until {day}.", "本轮至 {day} 届满。")
_UNDECIDED = Text(
    "{count} promises were not kept and nobody has decided about them: carry each into the next round or let it go.",
    "尚有 {count} 项未兑现承诺未决定去向，请逐项转入下一轮或予以了结。",
)
_ALONE = Text(
    "{count} poor places would be left without a unit, such as {place}: pair them in the next round first.",
    "有 {count} 个未脱贫的村（县）将无单位帮扶（如 {place}），请先在下一轮安排结对。",
)


@transaction.atomic
def close_round(*, round_id: int, by: Actor, at: datetime) -> AssistanceRound:
    """Close a round that is over; its pairings end with it, on its last day.

    Who: the provincial office.
    Rule: every promise that was not kept is carried over or let go by a decision, and no poor place is left alone.
    Recorded: `assistance.round.closed`.

    Raises:
        NotAllowedError, NotFoundError: their role runs no rounds, or there is no such round.
        AssistanceRefusedError: it is closed or not over, promises wait for a decision, or places would be alone.
    """
    by.need(May.RUN_ROUNDS)
    row, on = round_or_404(by, round_id, lock=True), day_of(at)
    waiting, alone = undecided(row).count(), left_alone(row)
    need(
        "close",
        {
            "round": (_CLOSED, row.closed_on is not None),
            "day": (_EARLY.fill(day=row.last_day), on < row.last_day),
            "promises": (_UNDECIDED.fill(count=waiting), waiting > 0),
            "places": (_ALONE.fill(count=len(alone), place=alone[0] if alone else ""), bool(alone)),
        },
    )
    running = Pairing.objects.filter(participant__round=row, ends_on__isnull=True)
    close_reaches(grants=[grant for grant in running.values_list("grant", flat=True) if grant], on=row.last_day)
    ended = running.filter(starts_on__lte=row.last_day).update(
        ends_on=row.last_day, end_reason=ROUND_OVER.zh, ended_by=by.name
    )
    row.closed_on, row.closed_by = on, by.name
    row.save(update_fields=["closed_on", "closed_by"])
    audit.record(
        CODE,
        by=by,
        at=at,
        subject=f"assistance_round:{row.pk}",
        place_code=by.place_code,
        detail={"years": row.key, "pairings": ended},
    )
    return row
