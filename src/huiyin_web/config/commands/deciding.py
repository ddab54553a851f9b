"""What the demo's offices decide about double entries: of three merges one waits, one stands, one was undone."""

from datetime import date, datetime

from django.db.models import QuerySet

from huiyin_web.access.actor import Actor
from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.quality.actions.approve_merge import approve_merge
from huiyin_web.quality.actions.decide_duplicate import Said, decide_duplicate
from huiyin_web.quality.actions.part_duplicate import part_duplicate
from huiyin_web.quality.models import Decision, Duplicate
from huiyin_web.quality.permissions import both_in_reach
from huiyin_web.quality.queries.duplicates import proposal_of, versions_of
from huiyin_web.registry.errors import NotJoinedError

_WHO, _OTHER = "province", "province2"
_PROPOSE = ("huzhu", "yushu", _WHO)  # who proposes a merge: the first of them who reaches two such entries
_SAID = (
    (Decision.DIFFERENT, "两村均已入户，两人当面核对（示范）"),
    (Decision.LATER, "外出务工，待返乡后核对（示范）"),
)
_ONE = "已入户核对证件，两条登记为同一户（示范）"


def decide_some(*, on: date, at: datetime) -> None:
    """Let an office propose a merge, and the province decide: two more merges, and the least probable ones.

    Those are read last. Of the merges one is undone again: the question is open as before.
    """
    next((row for username in _PROPOSE if (row := _propose(username, on=on, at=at))), None)
    for undone in (False, True):
        _merge(undone=undone, on=on, at=at)
    for row, (decision, reason) in zip(_asked(_actor(_WHO, on), "probability"), _SAID, strict=False):
        _decide(row, decision, reason, by=_actor(_WHO, on), at=at)


def _merge(*, undone: bool, on: date, at: datetime) -> None:
    """Let the province propose a merge and somebody else of it approve, and perhaps undo it."""
    other = _actor(_OTHER, on)
    row = _propose(_WHO, on=on, at=at)
    if row is not None:
        approve_merge(duplicate=row.pk, proposal=proposal_of(row), by=other, at=at)
        if undone:
            part_duplicate(duplicate=row.pk, by=other, at=at)


def _propose(username: str, *, on: date, at: datetime) -> Duplicate | None:
    """Let somebody propose to merge the most probable two that can be; give them, where there are such."""
    actor = _actor(username, on)
    for row in _asked(actor, "-probability"):
        try:
            return _decide(row, Decision.HOUSEHOLD, _ONE, by=actor, at=at)
        except NotJoinedError:
            continue
    return None


def _decide(row: Duplicate, decision: Decision, reason: str, *, by: Actor, at: datetime) -> Duplicate:
    said = Said(decision, "left", reason, versions_of(row), "")
    return decide_duplicate(duplicate=row.pk, said=said, by=by, at=at)


def _asked(actor: Actor, order: str) -> QuerySet[Duplicate]:
    return Duplicate.objects.filter(both_in_reach(actor), decision="").order_by(order, "pk")


def _actor(username: str, on: date) -> Actor:
    return actor_of(User.objects.get(username=username), on=on)
