"""Which process is open where and when: windows of an area, and exceptions for a named place or household.

Where no window was ever declared for a process, it is open; what a regulation keeps open, no window closes. What a
regulation of 2014 calls dynamic management is one opening a year in practice: `short_year` warns of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from huiyin import policy
from huiyin.kernel.places import prefix_of
from huiyin.kernel.text import Text
from huiyin.policy import NoPackInForceError, Process
from huiyin.policy.decision import Reason, Verdict

CHECK = "window"
_ALWAYS = Text("{process} is always open: {source}.", "{process}常年办理：{source}。")
_UNDECLARED = Text("No window is declared here for this process: it is open.", "本地未设办理窗口，默认常年开放。")
_OPEN = Text("The window of {area} is open from {opens} to {closes}.", "{area}办理窗口 {opens} 至 {closes} 开放。")
_OPEN_SINCE = Text(
    "The window of {area} is open since {opens}; no end is set.", "{area}办理窗口自 {opens} 起开放，未定截止日期。"
)
_EXCEPTED = Text(
    "An exception for {area} is open from {opens} to {closes}.", "对{area}的例外开放，{opens} 至 {closes} 有效。"
)
_CLOSED = Text("{process} is closed here on {on}.", "{on} 本地未开放{process}办理窗口。")
_LAST = Text("The last window ({area}) ended on {closes}.", "最近一次窗口（{area}）已于 {closes} 截止。")
_NEXT = Text("It opens on {opens} ({area}); until when: {closes}.", "下次开放：{opens}（{area}），截止：{closes}。")
_NO_NEXT = Text("No next window is declared.", "尚未设定下次窗口。")
_NO_END = Text("no end is set", "未定")
_WHO = Text(
    "The provincial office can open a window; for this place or household, an office to which it was delegated can "
    "open an exception.",
    "省级扶贫部门可开放窗口；受委托的市州、县可对该地或该户作例外开放。",
)
_SHORT = Text(
    "In {year} this process is open here only once, for {days} days ({opens} to {closes}); fewer than {least} are "
    "warned about. Whoever becomes poor after it waits up to {wait} days. Open a further window, or none at all.",
    "{year} 年该流程在本地仅开放一次，共 {days} 天（{opens} 至 {closes}），少于 {least} 天。"
    "窗口关闭后致贫的农户最长须等待 {wait} 天，请增设窗口，或不设窗口常年开放。",
)


@dataclass(frozen=True, slots=True)
class Window:
    """A time in which a process is open in an area.

    Attributes:
        number: which it is.
        process: what is open, by key.
        place_code, area: the place whose whole area it is open in, and what people call it.
        opens_on, closes_on: the first day and the last; none where no end is set.
    """

    number: int
    process: str
    place_code: str
    area: Text
    opens_on: date
    closes_on: date | None = None

    def covers(self, process: str, place: str) -> bool:
        """Say whether it is of a process and its area holds a place."""
        return self.process == process and place.startswith(prefix_of(self.place_code))

    def holds(self, on: date) -> bool:
        """Say whether it is open on a day."""
        return self.opens_on <= on and (self.closes_on is None or on <= self.closes_on)


@dataclass(frozen=True, slots=True)
class Excepted(Window):
    """An exception: open for a place, or for one household of it, while no window is; it always has an end."""

    household: int | None = None

    def serves(self, household: int | None) -> bool:
        """Say whether it is for everybody of the place, or for this household."""
        return self.household is None or self.household == household


@dataclass(frozen=True, slots=True)
class Opening:
    """Whether a process is open at a place on a day, and why.

    Attributes:
        is_open: whether it is.
        reasons: the window with its dates; where it is closed, when it opens next and who can open it.
        until: the last day of being open; none where it is closed, or no end is set.
        opens_on: the day on which it opens next; none while it is open, or where no next window is declared.
        exception: the exception that is used; none where a window or nothing is needed.
    """

    is_open: bool
    reasons: tuple[Reason, ...]
    until: date | None = None
    opens_on: date | None = None
    exception: Excepted | None = None


def is_open(
    process: Process, place: str, on: date, windows: Iterable[Window], exceptions: Iterable[Excepted] = (),
    *, household: int | None = None,
) -> Opening:  # fmt: skip
    """Say whether a process may be begun at a place on a day, with every reason.

    Args:
        process: what shall be begun.
        place: where, by its code.
        on: the day.
        windows: those declared anywhere; only those of the process that cover the place count.
        exceptions: as the windows.
        household: for which household, where it is known.

    Example:
        >>> window = Window(1, "exit", "630000000000", Text("Qinghai", "青海省"), date(2016, 10, 1), date(2016, 12, 31))
        >>> exit = policy.at(2016).pack.processes["exit"]
        >>> opening = is_open(exit, "630223100200", date(2016, 9, 1), [window])
        >>> opening.is_open, opening.opens_on
        (False, datetime.date(2016, 10, 1))
    """
    if process.always_open is not None:
        return Opening(True, (_met(_ALWAYS.fill(process=process.label.sentence(), source=process.always_open.title)),))
    here = [one for one in windows if one.covers(process.key, place)]
    if not here:
        return Opening(True, (_met(_UNDECLARED),))
    held = [one for one in here if one.holds(on)]
    if held:
        longest = max(held, key=_end)
        return Opening(True, (_met(_told(longest)),), longest.closes_on)
    served = [one for one in exceptions if one.covers(process.key, place) and one.holds(on) and one.serves(household)]
    if served:
        used = max(served, key=_end)
        words = _EXCEPTED.fill(area=used.area, opens=used.opens_on, closes=used.closes_on)
        return Opening(True, (_met(words),), used.closes_on, exception=used)
    return _closed(process, here, on)


def short_year(process: str, place: str, year: int, windows: Iterable[Window]) -> Reason | None:
    """Give the warning that a year's windows come to one short opening at a place; none where they do not.

    A place without any window is always open, so there is nothing to warn of.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    spells = _spells([one for one in windows if one.covers(process, place)], first, last)
    try:
        least = policy.at(year).value("least_open_days")
    except NoPackInForceError:
        return None
    if len(spells) != 1:
        return None
    (opens, closes) = spells[0]
    days = (closes - opens).days + 1
    if days >= least.value:
        return None
    wait = (last - first).days + 1 - days
    words = _SHORT.fill(year=year, days=days, opens=opens, closes=closes, least=least.value, wait=wait)
    return Reason(CHECK, Verdict.QUESTION, words, least)


def _closed(process: Process, here: Sequence[Window], on: date) -> Opening:
    said = [_CLOSED.fill(process=process.label.sentence(), on=on)]
    past = [one for one in here if one.closes_on is not None and one.closes_on < on]
    if past:
        last = max(past, key=_end)
        said.append(_LAST.fill(area=last.area, closes=last.closes_on))
    following = min((one for one in here if one.opens_on > on), key=lambda one: one.opens_on, default=None)
    if following is None:
        said.append(_NO_NEXT)
    else:
        said.append(_NEXT.fill(opens=following.opens_on, area=following.area, closes=following.closes_on or _NO_END))
    reasons = tuple(Reason(CHECK, Verdict.MISSING, words) for words in (*said, _WHO))
    return Opening(False, reasons, opens_on=following.opens_on if following else None)


def _spells(windows: Sequence[Window], first: date, last: date) -> list[tuple[date, date]]:
    """Give the spells of a year in which any window is open, those that touch or overlap joined."""
    spells: list[tuple[date, date]] = []
    for one in sorted(windows, key=lambda window: window.opens_on):
        opens, closes = max(one.opens_on, first), min(_end(one), last)
        if opens > closes:
            continue
        if spells and opens <= spells[-1][1] + timedelta(days=1):
            spells[-1] = (spells[-1][0], max(spells[-1][1], closes))
        else:
            spells.append((opens, closes))
    return spells


def _told(window: Window) -> Text:
    words = _OPEN_SINCE if window.closes_on is None else _OPEN
    return words.fill(area=window.area, opens=window.opens_on, closes=window.closes_on)


def _end(window: Window) -> date:
    return window.closes_on or date.max


def _met(words: Text) -> Reason:
    return Reason(CHECK, Verdict.MET, words)
