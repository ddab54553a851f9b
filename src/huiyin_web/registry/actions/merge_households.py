"""Make one household of two entries of the register, as a person has decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from huiyin.kernel.text import Text
from huiyin.records.sheets import HOUSEHOLDS
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.core.clock import year_of
from huiyin_web.imports.kinds import check_year, kind_of
from huiyin_web.registry.actions._counting import counted
from huiyin_web.registry.actions._merging import Moved, locked_pair, move, record_of, rewrite
from huiyin_web.registry.actions._saving import remember
from huiyin_web.registry.errors import NotTwoError
from huiyin_web.registry.models import ChangeRequest, Household, Merge, Person, RequestState
from huiyin_web.registry.queries.households import MERGED, REMOVED
from huiyin_web.registry.queries.members import present

Doubles = Sequence[tuple[int, int]]  # of each person written twice: the id that is kept, the id that goes
HEAD, _OTHER = "head", "other"
_DONE = {True: "registry.households.merged", False: "registry.persons.merged"}
_REMOVED = Text("one of them is removed from the register already.", "其中一户已从台账清退。")
_GONE = Text("a member is not there any more. Look at both again.", "有成员已不在户内，请重新核对。")
_LAST = Text(
    "the row to be taken away is that household's only member. Say that the households are one.",
    "拟撤下的人员为该户唯一成员，请按“同一户”处理。",
)
_HEADS = Text(
    "the row to be taken away heads a household with other members. Keep that row, or name another head first.",
    "拟撤下的人员为户主且户内另有成员，请保留该登记，或先变更户主。",
)
_LEFT = Text(
    "by one entry a member has left the household, by the other not. Record the leaving, or the return, where it is "
    "missing.",
    "同一成员在一条登记中已离户、在另一条中未离户，请先补登离户或回户。",
)
_ASKED = Text(
    "a change of the row to be taken away waits for approval (request {number}). Have it decided or withdrawn first.",
    "拟撤下的人员有变更申请待审批（申请 {number}），请先审批或撤回。",
)


@dataclass(frozen=True, slots=True)
class _Joined:
    """What merging did: both households, which of them goes on, what was written and moved, and what the log tells."""

    pair: dict[int, Household]
    kept: int
    dropped: int
    doubles: Doubles
    rows: dict[str, int]
    moved: Moved
    told: dict[str, Any]
    whole: bool


def merge_households(*, kept: int, dropped: int, doubles: Doubles, reason: str, by: Actor, at: datetime) -> Merge:
    """Let one household go on as another, inside the caller's transaction.

    Its members go over, but for those who are written in both; what hangs on it goes over; it is removed as merged, so
    that its frozen years and its number still lead somewhere.

    Recorded: `registry.households.merged` of both, with before and after.

    Raises:
        FrozenYearError: the year is closed.
        NotTwoError: one is removed already, a double is no member, or has left by one entry alone.
        NotJoinedError: both have what one household can have once.
        ConflictError: together they are more than a sheet takes.
    """
    check_year(kind_of(HOUSEHOLDS.key), year_of(at))
    pair = _standing(kept, dropped)
    moved = _drop_doubles(pair, doubles, by=by, at=at)
    rows: dict[str, int] = {}
    came = list(Person.objects.filter(household_id=dropped).order_by("pk"))
    more = present(Person.objects.filter(household_id=dropped)).count()
    for member in came:
        leads = {"relation": _OTHER} if member.relation == HEAD else {}
        rows[f"person:{member.pk}"] = rewrite(member, {"household_id": kept, **leads}, by=by, at=at)
    moved |= move(Household, dropped, kept)
    told = {"members": more, "before": pair[dropped].status, "after": REMOVED}
    count = counted(pair[kept].member_count + more)
    rows[f"household:{kept}"] = rewrite(pair[kept], {"member_count": count}, by=by, at=at)
    gone = {"status": REMOVED, "removal_reason": MERGED}
    rows[f"household:{dropped}"] = rewrite(pair[dropped], gone, by=by, at=at)
    joined = _Joined(pair, kept, dropped, doubles, rows, moved, told, whole=True)
    return _noted(joined, reason=reason, by=by, at=at)


def merge_persons(*, kept: int, dropped: int, double: tuple[int, int], reason: str, by: Actor, at: datetime) -> Merge:
    """Take away the second row of a person who is written in two households, inside the caller's transaction.

    Recorded: `registry.persons.merged` of both, with the members counted before and after.

    Raises:
        FrozenYearError: the year is closed.
        NotTwoError: the row is all of its household, or heads it, is no member, has left by one entry alone, or a
            change of it waits for approval.
    """
    check_year(kind_of(HOUSEHOLDS.key), year_of(at))
    pair = _standing(kept, dropped)
    members = dict(Person.objects.filter(household_id=dropped).values_list("pk", "relation"))
    if len(members) == 1:
        raise NotTwoError(why=_LAST)
    if members.get(double[1]) == HEAD:
        raise NotTwoError(why=_HEADS)
    # It would be decided where the household is that the row leaves, and change a person of the other one.
    if asked := ChangeRequest.objects.filter(person=double[1], state=RequestState.WAITING).first():
        raise NotTwoError(why=_ASKED.fill(number=asked.pk))
    moved = _drop_doubles(pair, [double], by=by, at=at)
    fewer = counted(pair[dropped].member_count - 1)
    told = {"before": pair[dropped].member_count, "after": fewer}
    rows = {f"household:{dropped}": rewrite(pair[dropped], {"member_count": fewer}, by=by, at=at)}
    joined = _Joined(pair, kept, dropped, [double], rows, moved, told, whole=False)
    return _noted(joined, reason=reason, by=by, at=at)


def _standing(kept: int, dropped: int) -> dict[int, Household]:
    pair = locked_pair(kept, dropped)
    if set(pair) != {kept, dropped} or kept == dropped or any(row.status == REMOVED for row in pair.values()):
        raise NotTwoError(why=_REMOVED)
    return pair


def _drop_doubles(pair: dict[int, Household], doubles: Doubles, *, by: Actor, at: datetime) -> Moved:
    """Take away the second rows; their last version stays in the history."""
    moved: Moved = {}
    for keeps, goes in doubles:
        rows = {row.pk: row for row in Person.objects.filter(pk__in=(keeps, goes), household_id__in=pair)}
        if set(rows) != {keeps, goes}:
            raise NotTwoError(why=_GONE)
        if present(Person.objects.filter(pk__in=rows)).count() == 1:
            raise NotTwoError(why=_LEFT)
        moved |= move(Person, goes, keeps)
        remember(record_of(rows[goes]), by=by, at=at)
        rows[goes].delete()
    return moved


def _noted(done: _Joined, *, reason: str, by: Actor, at: datetime) -> Merge:
    same = Person.objects.filter(pk__in=[keeps for keeps, _ in done.doubles]).values_list("pk", "version")
    beside = {f"person:{key}": version for key, version in same}
    beside[f"household:{done.kept}"] = done.pair[done.kept].version
    merge = Merge.objects.create(
        kept=done.kept, dropped=done.dropped, whole=done.whole, rows=done.rows, beside=beside,
        doubles=[list(one) for one in done.doubles], moved=done.moved, reason=reason, year=year_of(at), at=at,
        by_key=by.key, by_name=by.name,
    )  # fmt: skip
    numbers = {key: row.office_number for key, row in done.pair.items()}
    told = {
        "merge": merge.pk, "kept": numbers[done.kept], "dropped": numbers[done.dropped], "doubles": len(done.doubles),
        "moved": {place: len(keys) for place, keys in done.moved.items()}, "reason": reason, **done.told,
    }  # fmt: skip
    for row in done.pair.values():
        audit.record(_DONE[done.whole], by=by, at=at, subject=f"household:{row.pk}", place_code=row.village_code,
                     detail=told)  # fmt: skip
    return merge
