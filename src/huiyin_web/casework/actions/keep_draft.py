"""Keep what somebody has written into an application and not handed in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.casework.errors import DraftMovedOnError
from huiyin_web.casework.queries.drafts import PAGE, SUBJECT, application_drafts, stand_of
from huiyin_web.casework.queries.stored import IDENTIFICATION
from huiyin_web.registry.drafts import keep
from huiyin_web.registry.models import Draft


@dataclass(frozen=True, slots=True)
class Seen:
    """The page that somebody writes on.

    Attributes:
        page: which it is.
        stand: that of the draft which it showed; empty where there was none.
        labels: what each of its controls is called.
    """

    page: str
    stand: str
    labels: Mapping[str, str]


_OF_THE_FORM = {PAGE, "form", "rows"}  # nobody fills these in


@transaction.atomic
def keep_draft(
    *,
    cells: Mapping[str, object],
    by: Actor,
    at: datetime,
    seen: Seen | None = None,
) -> Draft:
    """Keep an application as it is written, in place of the draft before; drafts that nobody touched for a month go.

    Who: whoever works on cases; nobody else sees it. Each has one: an application is handed in before the next begins.
    Recorded: nothing: nobody has applied yet.

    Args:
        cells: what was written, by the name of the control; several ticked codes as a list.
        seen: the page, so that what another page has written since it was shown is not overwritten; none asks nothing.
        by: who writes.
        at: when.

    Raises:
        NotAllowedError: their role works on no cases.
        DraftMovedOnError: another page has changed the draft since this one was shown; what differs is named.
    """
    by.need(May.WORK_CASES)
    kept = application_drafts(by).select_for_update().first()
    changed = _changed(kept, cells, seen) if seen and kept else []
    if seen and changed:
        raise DraftMovedOnError(fields=Text.join(dict.fromkeys(seen.labels.get(name, name) for name in changed)))
    written = {**cells, PAGE: seen.page} if seen else cells
    return keep(SUBJECT, IDENTIFICATION, written, by=by, at=at)


def _changed(kept: Draft, cells: Mapping[str, object], seen: Seen) -> list[str]:
    """Give the controls in which the draft of another page differs; none where it is this page's or as it showed it."""
    if kept.cells.get(PAGE) == seen.page or stand_of(kept) == seen.stand:
        return []
    filled_in = ({*kept.cells} | {*cells}) - _OF_THE_FORM
    return sorted(name for name in filled_in if (kept.cells.get(name) or "") != (cells.get(name) or ""))
