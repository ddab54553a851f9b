"""Propose a piece of the publicity plan; it waits for clearance."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from huiyin.followup.publicising import propose
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.clock import day_of
from huiyin_web.leadership.actions._telling import need_allowed, note
from huiyin_web.leadership.models import Piece


@dataclass(frozen=True, slots=True)
class PieceTerms:
    """A piece: its topic and text, where and for whom, planned for when, who clears it (none: one's own office)."""

    topic: str
    words: str
    outlet: str
    outlet_kind: str
    audience: str
    planned_on: date
    clearer: str = ""


@transaction.atomic
def propose_piece(*, terms: PieceTerms, by: Actor, at: datetime) -> Piece:
    """Propose a piece; somebody else of the clearing office clears it before it goes out.

    Who: provincial, prefecture and county offices, for their own leading group.
    Rule: `huiyin.followup.publicising.propose`.
    Recorded: `leadership.piece.proposed`.

    Raises:
        NotAllowedError: their role proposes none.
        LeadershipRefusedError: something stands against it.
    """
    by.need(May.HOLD_MEETINGS)
    need_allowed(
        propose(
            topic=terms.topic, words=terms.words, outlet=terms.outlet, outlet_kind=terms.outlet_kind,
            audience=terms.audience, planned=terms.planned_on, on=day_of(at),
        )
    )  # fmt: skip
    row = Piece.objects.create(
        group=by.place_code, keeper=by.office, clearer=terms.clearer or by.office, topic=terms.topic.strip(),
        words=terms.words.strip(), outlet=terms.outlet.strip(), outlet_kind=terms.outlet_kind, audience=terms.audience,
        planned_on=terms.planned_on, proposer_key=by.key, at=at, by_key=by.key, by_name=by.name,
    )  # fmt: skip
    note("piece.proposed", row.pk, place_code=row.group, by=by, at=at, topic=row.topic, clearer=row.clearer)
    return row
