"""Propose to ask the villages of a place for something."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.collecting.actions._deciding import check_public, note
from huiyin_web.collecting.errors import CollectionRefusedError
from huiyin_web.collecting.models import Collection
from huiyin_web.collecting.queries.judging import as_count, as_kept, counted, judged
from huiyin_web.collecting.queries.register import kinds_asked
from huiyin_web.collecting.queries.wanted import Wanted, as_asked
from huiyin_web.core.clock import day_of

_KIND = Text("Nobody can ask villages for '{kind}'. Kinds: {kinds}.", "不能向村级采集“{kind}”。可选：{kinds}。")


def propose_collection(*, wanted: Wanted, by: Actor, at: datetime) -> Collection:
    """Put a collection before whoever admits it; nobody is asked yet.

    Who: the provincial office, offices of prefectures and counties, departments, for places in reach.
    Rule: `huiyin.rules.admission`; what is missing is refused with every reason. The count of the register is kept with
    the proposal, so that whoever decides does not wait for another.
    Recorded: `collecting.collection.proposed`.

    Raises:
        NotAllowedError, NotFoundError: their role proposes none, or the place is out of reach.
        CollectionRefusedError: something stands against it.
    """
    by.need(May.PROPOSE_COLLECTIONS)
    known = [kind.key for kind in kinds_asked()]
    if wanted.kind not in known:
        raise CollectionRefusedError(what=_KIND.fill(kind=wanted.kind, kinds=", ".join(known)))
    check_public(wanted.title, wanted.basis, wanted.serves)
    asked, on = as_asked(by, wanted), day_of(at)
    counts = counted(asked, wanted.place_code, on=on)
    found = judged(asked, wanted.place_code, counts, on=on)
    if found.missing or wanted.ends_on is None:
        raise CollectionRefusedError(what=Text.join([reason.words for reason in found.missing], " ", ""))
    with transaction.atomic():  # the register is counted before it, as that takes long
        row = Collection.objects.create(
            title=wanted.title, office=by.office, basis=wanted.basis, serves=wanted.serves, kind=wanted.kind,
            fields=list(wanted.fields), place_code=wanted.place_code, begins_on=wanted.begins_on,
            ends_on=wanted.ends_on, minutes=wanted.minutes, at=at, by_key=by.key, by_name=by.name,
            rows=found.price.rows, again=found.again_in_all, known=as_kept(found),
        )  # fmt: skip
        as_count(row, counts).save()
        note(
            "proposed", row, by=by, at=at, kind=row.kind, fields=row.fields, begins_on=row.begins_on.isoformat(),
            ends_on=row.ends_on.isoformat(), facts=found.price.facts, minutes=found.price.minutes,
        )  # fmt: skip
    return row
