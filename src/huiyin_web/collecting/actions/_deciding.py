"""What every step of a collection shares: the proposal that is decided, a reason that says something, the record."""

from datetime import datetime

from huiyin.kernel.text import Text
from huiyin.rules.publicity import personal_in
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries.people import need_another
from huiyin_web.access.roles import May
from huiyin_web.collecting.errors import CollectionRefusedError, CollectionStateError
from huiyin_web.collecting.models import Collection, CollectionState, RegisterCount
from huiyin_web.collecting.permissions import may_decide
from huiyin_web.collecting.queries.stored import collection_or_404
from huiyin_web.core import audit

LEAST_REASON = 4
_REASON = Text("Say in at least {least} characters why.", "请用至少 {least} 个字说明理由。")
_PERSONAL = Text(
    "‘{text}’ holds {kinds}. Others will read it: leave it out.", "“{text}”中含有{kinds}。他人可见，请删去。"
)
_OWN = Text(
    "Whoever proposed a collection does not decide about it. Somebody else who answers for the whole area does.",
    "提出人不得审批自己的采集任务，请由管辖该地区的其他人员审批。",
)


def proposal_to_decide(by: Actor, number: int, *, lock: bool = True) -> Collection:
    """Give, locked if nothing else is said, a proposal that somebody may decide about.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to decide.
        CollectionStateError: it was decided already.
        CollectionRefusedError: it is their own, or reaches beyond them.
        SamePersonError: an account that counts as the same person proposed it.
    """
    by.need(May.ADMIT_COLLECTIONS)
    row = collection_or_404(by, number, lock=lock)
    check_state(row, CollectionState.PROPOSED)
    if row.by_key != by.key:
        need_another(row.by_key, by)
    if not may_decide(by, row):
        raise CollectionRefusedError(what=_OWN)
    return row


def check_state(row: Collection, *needed: CollectionState) -> None:
    """Insist on where a collection stands.

    Raises:
        CollectionStateError: it stands elsewhere.
    """
    if row.state not in needed:
        state = CollectionState(row.state).label
        raise CollectionStateError(number=row.pk, state=state, needed=Text.join(one.label for one in needed))


def checked_reason(reason: str) -> str:
    """Give a reason that says something and holds no personal number.

    Raises:
        CollectionRefusedError: it does not.
    """
    bare = reason.strip()
    if len(bare) < LEAST_REASON:
        raise CollectionRefusedError(what=_REASON.fill(least=LEAST_REASON))
    check_public(bare)
    return bare


def check_public(*texts: str) -> None:
    """Insist that what others will read holds no personal number.

    Raises:
        CollectionRefusedError: it does.
    """
    for text in texts:
        if kinds := personal_in(text):
            raise CollectionRefusedError(what=_PERSONAL.fill(text=text[:20], kinds=Text.join(kinds)))


def decide(row: Collection, state: CollectionState, reason: str, *, by: Actor, at: datetime) -> None:
    """Keep a decision with who made it and why; the count that it was made by is not needed any more."""
    row.state, row.reason = state, reason
    row.decided_at, row.decided_by_key, row.decided_by_name = at, by.key, by.name
    row.save()
    RegisterCount.objects.filter(collection=row).delete()


def note(done: str, row: Collection, *, by: Actor, at: datetime, **detail: object) -> None:
    """Record what was done."""
    audit.record(
        f"collecting.collection.{done}", by=by, at=at, subject=f"collection:{row.pk}", place_code=row.place_code,
        detail={"title": row.title, "office": row.office, **detail},
    )  # fmt: skip
