"""Give an office the form of a collection for a place: what is registered, with the fields asked marked."""

from datetime import datetime
from pathlib import Path

from huiyin.kernel.places import code_range, prefix_of
from huiyin.kernel.text import Language, Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.collecting.actions._deciding import check_state
from huiyin_web.collecting.errors import CollectionRefusedError
from huiyin_web.collecting.models import Collection, CollectionState
from huiyin_web.collecting.queries.stored import collection_or_404
from huiyin_web.core.clock import day_of
from huiyin_web.core.errors import NotFoundError
from huiyin_web.imports.actions.download_rows import download_rows
from huiyin_web.imports.prefilled import Asking

_PLACE = Text("This place", "该地区")
_NOT_NOW = Text(
    "The collection runs from {begins} to {ends}; its form is given out in these days.",
    "采集时间为 {begins} 至 {ends}，表格在此期间下载。",
)
_REASON = Text("collection {number}: {title}", "采集任务 {number}：{title}")


def download_form(*, collection: int, place_code: str, out: Path, language: Language, by: Actor, at: datetime) -> str:
    """Write the pre-filled form of a running collection for a place, and give the name that it goes by.

    Who: whoever may import the kind, may show personal data, and reaches the place.
    Rule: the place lies in the area; no more rows than somebody waits for. The collection is the reason.
    Recorded: `imports.rows.downloaded`, with the collection as the reason.

    Raises:
        NotAllowedError, NotFoundError: their role may not, or collection or place are out of reach.
        CollectionStateError, CollectionRefusedError: it is not running.
        TooManyRowsError: the place has more rows than a workbook holds.
    """
    by.need(May.IMPORT)
    row = collection_or_404(by, collection)
    check_state(row, CollectionState.ADMITTED)
    if not row.begins_on <= day_of(at) <= row.ends_on:
        raise CollectionRefusedError(what=_NOT_NOW.fill(begins=row.begins_on, ends=row.ends_on))
    if not place_code.startswith(prefix_of(row.place_code)):
        raise NotFoundError(what=_PLACE)
    reason = _REASON.fill(number=row.pk, title=row.title).say("zh")
    return download_rows(
        kind=row.kind, place_code=place_code, reason=reason, out=out, language=language, by=by, at=at,
        asked=Asking(row.fields, row.begins_on.year, _asked_within(row, place_code)),
    )  # fmt: skip


def _asked_within(row: Collection, place_code: str) -> list[str]:
    low, high = code_range(prefix_of(place_code))
    asked = row.villages.filter(village_code__gte=low, village_code__lte=high).order_by("village_code")
    return list(asked.values_list("village_code", flat=True))
