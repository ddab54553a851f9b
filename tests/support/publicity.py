"""Pieces of a publicity plan in the tests: the county proposes one, another person of its office clears it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from huiyin.followup.publicising import Act, Given
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import day_of
from huiyin_web.leadership.actions.act_on_piece import act_on_piece
from huiyin_web.leadership.actions.propose_piece import PieceTerms, propose_piece
from huiyin_web.leadership.models import Piece
from support import cast

AT = datetime(2016, 9, 14, 2, 0, tzinfo=UTC)
DAY = date(2016, 9, 14)


def county() -> Actor:
    return actor_of(cast.county_officer(), on=DAY)


def proposed(*, at: datetime = AT, by: Actor | None = None, days: int = 10, clearer: str = "", **more: Any) -> Piece:
    """Propose a piece, planned for some days later."""
    told = {"topic": "一村一品", "words": "产业带动增收（示范）", "outlet": "示范日报", "outlet_kind": "newspaper",
            "audience": "public", "planned_on": day_of(at) + timedelta(days), "clearer": clearer} | more  # fmt: skip
    return propose_piece(terms=PieceTerms(**told), by=by or county(), at=at)


def did(row: Piece, act: Act, *, by: Actor | None = None, days: int = 1, **given: Any) -> Piece:
    """Do something to a piece, some days after it was proposed."""
    seen = Piece.objects.get(pk=row.pk).acts
    at = row.at + timedelta(days)
    return act_on_piece(piece=row.pk, act=act, seen=seen, given=Given(**given), by=by or county(), at=at)


def published(row: Piece | None = None, *, days: int = 3) -> Piece:
    """Clear a piece and let it come out."""
    piece = did(row or proposed(), Act.CLEAR)
    return did(piece, Act.PUBLISH, days=days, on=day_of(piece.at) + timedelta(days), reference="第 3 版")
