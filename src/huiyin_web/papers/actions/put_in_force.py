"""Put a text of a paper in force at a place and below it."""

from datetime import date, datetime, timedelta

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin.rules.papers import Wording, problems
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import day_of
from huiyin_web.papers.actions._adding import Which, add_version, last_version
from huiyin_web.papers.errors import TextRefusedError
from huiyin_web.papers.models import PaperText
from huiyin_web.papers.queries.texts import kind_and_language_or_404

SINCE = "since"
_YEAR = timedelta(days=366)
_PAST = Text(
    "{since} lies before {first}: what was printed until then stays as it was. Write {first} or later.",
    "{since} 早于 {first}，此前已印发的文书不再变动，请填写 {first} 或以后的日期。",
)
_FAR = Text(
    "{since} is more than a year away: is the year right? Write {last} or earlier.",
    "{since} 距今超过一年，请核对年份，并填写 {last} 或以前的日期。",
)


@transaction.atomic
def put_in_force(
    *, which: Which, wording: Wording, since: date, after: int, by: Actor, at: datetime
) -> PaperText:  # fmt: skip
    """Add a version of a place's own text, in force from today or a later day; earlier versions stay as they were.

    It begins at most a year ahead, and before the version that it corrects where that has not begun: the later written
    one wins.

    `after` is the number of the version that whoever writes has seen, 0 where there was none.

    Who: the offices of a county and above, in their reach.

    Raises:
        NotAllowedError: their role edits no papers.
        NotFoundError: the place is out of reach, or there is no such kind or language.
        OtherVersionError: somebody was faster.
        TextRefusedError: everything that is wrong with it, by field.
    """
    last = last_version(which, after=after, by=by)
    kind, _language = kind_and_language_or_404(*which[1:])
    found = problems(kind, wording)
    first, furthest = day_of(at), day_of(at) + _YEAR
    if since < first:
        found[SINCE] = (_PAST.fill(since=since, first=first),)
    elif since > furthest:
        found[SINCE] = (_FAR.fill(since=since, last=furthest),)
    if found:
        raise TextRefusedError(found)
    return add_version("papers.text.put_in_force", which, last, wording, since=since, by=by, at=at)
