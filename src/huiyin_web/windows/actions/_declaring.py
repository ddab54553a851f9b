"""What every declaration shares: its process, its place and its reason make sense, and it is recorded."""

from datetime import date, datetime

from huiyin.kernel.text import Text
from huiyin.rules.publicity import personal_in
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.core.errors import NotFoundError
from huiyin_web.places.queries import place_or_404
from huiyin_web.registry.models import Household
from huiyin_web.registry.queries.households import households_in_reach
from huiyin_web.windows.errors import WindowRefusedError
from huiyin_web.windows.models import Declared
from huiyin_web.windows.queries.openings import processes

LEAST_REASON = 4
_UNKNOWN = Text("There is no process '{key}'. There are: {keys}.", "没有流程“{key}”。现有流程：{keys}。")
_ALWAYS = Text(
    "{process} is always open by regulation: {source}. It needs no window.",
    "{process}依规常年办理，无须设窗口：{source}。",
)
_REASON = Text("Say in at least {least} characters why.", "请用至少 {least} 个字说明理由。")
_PERSONAL = Text(
    "The reason holds {kinds}. Others will read it: leave it out.", "理由中含有{kinds}。他人可见，请删去。"
)
_ORDER = Text(
    "The last day {closes} lies before the first {opens}. Write {opens} or later.",
    "截止日期 {closes} 早于开放日期 {opens}，请填写 {opens} 或以后的日期。",
)
_HOUSEHOLD = Text("This household", "该户")


def check_process(key: str) -> None:
    """Insist that a process is there and that windows may close it.

    Raises:
        WindowRefusedError: it is not.
    """
    known = processes()
    if key not in known:
        raise WindowRefusedError(what=_UNKNOWN.fill(key=key, keys=", ".join(known)))
    always = known[key].always_open
    if always is not None:
        label = known[key].label.sentence()
        raise WindowRefusedError(what=_ALWAYS.fill(process=label, source=always.title))


def check_place(actor: Actor, code: str) -> None:
    """Insist that a place is there, within somebody's reach.

    Raises:
        NotFoundError: it is not.
    """
    place_or_404(actor, code)


def checked_reason(reason: str) -> str:
    """Give a reason that says something and holds no personal number.

    Raises:
        WindowRefusedError: it does not.
    """
    bare = reason.strip()
    if len(bare) < LEAST_REASON:
        raise WindowRefusedError(what=_REASON.fill(least=LEAST_REASON))
    if kinds := personal_in(bare):
        raise WindowRefusedError(what=_PERSONAL.fill(kinds=Text.join(kinds)))
    return bare


def check_days(opens_on: date, closes_on: date | None) -> None:
    """Insist that what opens ends on that day or later.

    Raises:
        WindowRefusedError: it does not.
    """
    if closes_on is not None and closes_on < opens_on:
        raise WindowRefusedError(what=_ORDER.fill(opens=opens_on, closes=closes_on))


def household_at(actor: Actor, number: str, place_code: str) -> Household | None:
    """Give the household of an office number at a place; none where no number is given.

    Raises:
        NotFoundError: it is not there, or out of reach.
    """
    if not number.strip():
        return None
    found = households_in_reach(actor).filter(office_number=number.strip(), village_code=place_code).first()
    if found is None:
        raise NotFoundError(what=_HOUSEHOLD)
    return found


def note(done: str, kind: str, row: Declared, *, by: Actor, at: datetime, **detail: object) -> None:
    """Record what was declared."""
    audit.record(
        done, by=by, at=at, subject=f"{kind}:{row.pk}", place_code=row.place_code,
        detail={"process": row.process, **detail},
    )  # fmt: skip
