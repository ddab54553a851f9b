"""What the demo's offices decide about double entries, made up; a merge that is proposed waits for the province."""

from datetime import date, datetime

from django.db.models import QuerySet

from huiyin_web.access.actor import Actor
from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.quality.actions.decide_duplicate import Said, decide_duplicate
from huiyin_web.quality.models import Decision, Duplicate
from huiyin_web.quality.permissions import both_in_reach
from huiyin_web.quality.queries.duplicates import versions_of
from huiyin_web.registry.errors import NotJoinedError

_WHO = "province"
_PROPOSE = ("huzhu", "yushu", _WHO)  # who proposes a merge: the first of them who reaches two such entries
_SAID = (
    (Decision.DIFFERENT, "两村均已入户，两人当面核对（示范）"),
    (Decision.LATER, "外出务工，待返乡后核对（示范）"),
)
_ONE = "已入户核对证件，两条登记为同一户（示范）"


def decide_some(*, on: date, at: datetime) -> None:
    """Let an office propose a merge, and the province decide about the least probable ones, as they are read last."""
    for username in _PROPOSE:
        if _propose(username, on=on, at=at):
            break
    for row, (decision, reason) in zip(_asked(_actor(_WHO, on), "probability"), _SAID, strict=False):
        _decide(row, decision, reason, by=_actor(_WHO, on), at=at)


def _propose(username: str, *, on: date, at: datetime) -> bool:
    """Let somebody propose to merge the most probable two that can be; say whether there are such."""
    actor = _actor(username, on)
    for row in _asked(actor, "-probability"):
        try:
            _decide(row, Decision.HOUSEHOLD, _ONE, by=actor, at=at)
        except NotJoinedError:
            continue
        return True
    return False


def _decide(row: Duplicate, decision: Decision, reason: str, *, by: Actor, at: datetime) -> None:
    said = Said(decision, "left", reason, versions_of(row), "")
    decide_duplicate(duplicate=row.pk, said=said, by=by, at=at)


def _asked(actor: Actor, order: str) -> QuerySet[Duplicate]:
    return Duplicate.objects.filter(both_in_reach(actor), decision="").order_by(order, "pk")


def _actor(username: str, on: date) -> Actor:
    return actor_of(User.objects.get(username=username), on=on)
