"""Give an office what is registered in its area as a workbook to change and bring in again."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from huiyin.kernel.text import Language, Text
from huiyin.records.templates import Asked, write_template
from huiyin_web.access.actor import Actor
from huiyin_web.access.directory import names_of
from huiyin_web.access.roles import May
from huiyin_web.core import audit
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.reasons import without_numbers
from huiyin_web.imports.choices import choices_for
from huiyin_web.imports.errors import DownloadReasonError, TooManyRowsError
from huiyin_web.imports.kinds import kind_of
from huiyin_web.imports.limits import LEAST_REASON, MOST_WHOLE_ROWS
from huiyin_web.imports.permissions import need_kind
from huiyin_web.imports.prefilled import Asking, filled_in, registered_rows

_PLACE = Text("This place", "该地区")


def download_rows(
    *, kind: str, place_code: str, reason: str, out: Path, language: Language, by: Actor, at: datetime,
    asked: Asking | None = None,
) -> str:  # fmt: skip
    """Write the workbook of a kind with its registered rows of a place, in clear, and give the name that it goes by.

    Who: whoever may import the kind, may show personal data, and reaches the place.
    Rule: with a reason; without rows that stand no longer; no more rows than somebody waits for.
    Recorded: `imports.rows.downloaded`, before the first row is written, with the place, the reason and their number.

    Args:
        kind: a registered kind of file that keeps a history.
        place_code: whose rows.
        reason: why they are needed in clear.
        out: where the workbook is written.
        language: of its words.
        by: who asks.
        at: when.
        asked: what a collection asks by the workbook; of a register year by year it holds the rows of the year asked.

    Raises:
        NotAllowedError, ProvincialKindError: the role may not.
        UnknownKindError: there is no such kind.
        NotFoundError: the place is out of reach, or the kind has no such workbook.
        DownloadReasonError, PersonalReasonError: the reason says nothing, or too much.
        TooManyRowsError: the place has more rows than a workbook of this kind holds.
    """
    chosen = kind_of(kind)
    need_kind(by, chosen)
    by.need(May.UNMASK)
    if not chosen.history or not by.scope.covers(place_code):
        raise NotFoundError(what=_PLACE)
    if len(reason.strip()) < LEAST_REASON:
        raise DownloadReasonError(least=LEAST_REASON)
    filled = filled_in(chosen, place_code, asked) if asked and chosen.is_year_by_year else None
    registered = registered_rows(chosen, place_code)
    count = len(filled) if filled is not None else registered.count()
    if count > MOST_WHOLE_ROWS:
        raise TooManyRowsError(rows=count, most=MOST_WHOLE_ROWS)
    with transaction.atomic():
        audit.record(
            "imports.rows.downloaded", by=by, at=at, subject=f"rows:{place_code}", place_code=place_code,
            detail={"kind": kind, "rows": count, "reason": without_numbers(reason)},
        )  # fmt: skip
    choices = choices_for(by, chosen, language=language)
    rows = registered.iterator() if filled is None else [one.values for one in filled]
    marked = Asked(asked.fields, [one.since for one in filled or ()]) if asked else None
    write_template(chosen.sheet, out, language=language, choices=choices, rows=rows, asked=marked)
    name = names_of([place_code]).get(place_code, Text(place_code, place_code))
    return f"{chosen.sheet.label.say(language)}-{name.say(language)}.xlsx"
