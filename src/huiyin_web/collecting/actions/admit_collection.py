"""Admit a collection: from its first day on the villages have to answer it."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.collecting.actions._deciding import check_public, decide, note, proposal_to_decide
from huiyin_web.collecting.errors import CollectionRefusedError
from huiyin_web.collecting.models import AskedVillage, Collection, CollectionState
from huiyin_web.collecting.queries.judging import Counted, as_kept, counted_for, judged
from huiyin_web.collecting.queries.stored import as_collections
from huiyin_web.core.clock import day_of


def admit_collection(*, collection: int, reason: str, by: Actor, at: datetime) -> Collection:
    """Admit a proposal, and keep which villages it asks, with their rows as they were counted.

    Who: a prefecture's or the provincial office whose reach holds the area, and never whoever proposed it.
    Rule: `huiyin.rules.admission`, judged anew: another collection may have been admitted meanwhile. The rows are those
    that were counted for the proposal, or of this day where that is a month ago.
    Recorded: `collecting.collection.admitted`.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to decide.
        CollectionStateError: it was decided already.
        CollectionRefusedError: something stands against it, or it is their own.
    """
    asked = proposal_to_decide(by, collection, lock=False)
    check_public(reason)
    # Counting a province takes long, and a transaction keeps others from writing: where the proposal's count is too
    # old, the rows are counted before it.
    counts = counted_for(asked, as_collections([asked])[asked.pk], on=day_of(at))
    return _admit(collection, reason.strip(), counts, by=by, at=at)


@transaction.atomic
def _admit(collection: int, reason: str, counts: Counted, *, by: Actor, at: datetime) -> Collection:
    # Two proposals for one village are admitted one after the other: who comes second sees the first.
    list(Collection.objects.select_for_update().filter(state=CollectionState.PROPOSED).order_by("pk"))
    row = proposal_to_decide(by, collection)
    found = judged(as_collections([row])[row.pk], row.place_code, counts, on=day_of(at), number=row.pk)
    if found.missing:
        raise CollectionRefusedError(what=Text.join([one.words for one in found.missing], " ", ""))
    AskedVillage.objects.bulk_create(
        AskedVillage(collection=row, village_code=code, rows=held.rows, again=found.again[code])
        for code, held in found.villages.items()
    )
    row.rows, row.again, row.known = found.price.rows, found.again_in_all, as_kept(found)
    decide(row, CollectionState.ADMITTED, reason, by=by, at=at)
    note(
        "admitted", row, by=by, at=at, villages=len(found.villages), rows=found.price.rows, facts=found.price.facts,
        minutes=found.price.minutes, again=row.again, reason=row.reason,
    )  # fmt: skip
    return row
