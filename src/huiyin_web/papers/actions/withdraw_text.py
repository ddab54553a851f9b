"""Withdraw a place's own text of a paper: the text of the place above holds again, or the one that ships."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import day_of
from huiyin_web.core.errors import NotFoundError
from huiyin_web.papers.actions._adding import Which, add_version, last_version
from huiyin_web.papers.models import PaperText

_OWN = Text("A text of this place's own", "本地文本")


@transaction.atomic
def withdraw_text(*, which: Which, after: int, by: Actor, at: datetime) -> PaperText:
    """Withdraw it from today on, with a version that has not begun.

    `after` is the number of the version that whoever withdraws it has seen.

    Who: the offices of a county and above, in their reach.

    Raises:
        NotAllowedError: their role edits no papers.
        NotFoundError: the place is out of reach, or has no text of its own to withdraw.
        OtherVersionError: somebody was faster.
    """
    last = last_version(which, after=after, by=by)
    if last is None or last.is_withdrawn:
        raise NotFoundError(what=_OWN)
    return add_version("papers.text.withdrawn", which, last, None, since=day_of(at), by=by, at=at)
