"""Read windows, exceptions and delegations in reach, with what is warned of."""

from collections import Counter
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse

from huiyin.kernel.places import ancestors
from huiyin.kernel.text import Text
from huiyin.rules import windows as rules
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.roles import May
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.queries import place_names
from huiyin_web.windows.models import Delegation, Exemption, Use, Window
from huiyin_web.windows.pages import EndingDelegation, WindowPage, WindowsPage
from huiyin_web.windows.permissions import delegations_of, may_open
from huiyin_web.windows.queries.openings import as_window, processes

_MOST = 200  # of each list, the latest first
_WINDOW = Text("This window", "该窗口")
_TITLE = Text("Windows", "办理窗口")
_LEAD = Text(
    "Which process is open where and when. Where no window was declared, a process is always open; what came outside "
    "a window is kept and begun when it opens.",
    "各流程在何地、何时开放办理。未设窗口的流程常年开放；窗口外收到的申请予以保留，开放后办理。",
)
_ONE_LEAD = Text("{area}: {opens} to {closes}.", "{area}：{opens} 至 {closes}。")
_NO_END = Text("no end is set", "未定")
_WARN = Text("{area}, {process}: {words}", "{area}，{process}：{words}")
_EXCEPTIONS, _DELEGATIONS = Text("Exceptions", "例外开放"), Text("Delegations of exceptions", "例外开放委托")
_PROCESS, _AREA = Column("process", Text("Process", "流程")), Column("area", Text("Area", "地区"))
_REASON, _BY = Column("reason", Text("Reason", "事由")), Column("by", Text("By", "办理人"))
_STATE = Column("state", Text("State", "状态"), main=True)
_FIRST, _LAST = Text("First day", "开始日期"), Text("Last day", "截止日期")
_OPENS, _CLOSES = Column("opens", _FIRST, Kind.DAY), Column("closes", _LAST, Kind.DAY)
_HOUSEHOLD = Column("household", Text("Household", "农户"))
_USES = Column("uses", Text("Uses", "使用次数"), Kind.NUMBER)
_OFFICE = Column("office", Text("To", "受委托单位"))
_NONE = Text("No window is declared: every process is open.", "未设窗口，各流程常年开放。")
_NO_EXCEPTION, _NO_DELEGATION = Text("No exception.", "没有例外开放。"), Text("Nothing is delegated.", "没有委托。")
_WARNING = Text("warning", "提示")
_EVERYBODY = Text("everybody", "不限")
_RUNNING = Text("running", "有效")
_OPEN, _OVER, _AHEAD, _ENDED = (
    Text("open", "开放"),
    Text("over", "已截止"),
    Text("ahead", "未开始"),
    Text("ended", "已终止"),
)


def windows_page(*, actor: Actor, on: date) -> WindowsPage:
    """Give the page of windows: those within reach, and those above that hold there, too.

    Raises:
        NotAllowedError: their role sees no figures.
    """
    actor.need(May.SEE_FIGURES)
    windows = list(_windows_in_reach(actor)[:_MOST])
    reached = Exemption.objects.filter(actor.scope.places("place_code")).select_related("household")
    exceptions = list(reached.order_by("-closes_on", "-pk")[:_MOST])
    delegations = list(_delegations_in_reach(actor).select_related("household").order_by("-until", "-pk")[:_MOST])
    codes = {one.place_code for one in (*windows, *exceptions, *delegations)} | {one.office_code for one in delegations}
    names = place_names(codes)
    return WindowsPage(
        title=_TITLE,
        lead=_LEAD,
        crumbs=(Crumb(_TITLE),),
        warnings=_warnings(windows, names, on.year),
        warning=_WARNING,
        windows=_windows_table(windows, names, on, opens=may_open(actor)),
        exceptions=_exceptions_table(exceptions, names, on),
        delegations=_delegations_table(delegations, names, on),
        may_open=may_open(actor),
        may_except=actor.may(May.OPEN_EXCEPTIONS) and (may_open(actor) or bool(delegations_of(actor, on))),
        ending=tuple(
            EndingDelegation(one.pk, Text.join((_label(one.process), names[one.place_code], names[one.office_code])))
            for one in ending(actor, on=on)[:_MOST]
        ) if actor.may(May.OPEN_EXCEPTIONS) else (),
        day=on,
    )  # fmt: skip


def window_page(*, actor: Actor, number: int, on: date) -> WindowPage:
    """Give the page on which a window is changed or closed.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to change.
    """
    actor.need(May.OPEN_WINDOWS)
    row = window_or_404(actor, number)
    area = place_names([row.place_code])[row.place_code]
    return WindowPage(
        number=row.pk,
        title=_label(row.process),
        lead=_ONE_LEAD.fill(area=area, opens=row.opens_on, closes=row.closes_on or _NO_END),
        crumbs=(Crumb(_TITLE, reverse("windows:windows")), Crumb(_label(row.process))),
        facts=((_AREA.label, area), (_REASON.label, row.reason), (_BY.label, shown_name(row.by_key, row.by_name))),
        opens_on=row.opens_on,
        closes_on=row.closes_on,
        is_over=row.closes_on is not None and row.closes_on < on,
    )


def window_or_404(actor: Actor, number: int, *, lock: bool = False) -> Window:
    """Give one window whose area lies in reach.

    Raises:
        NotFoundError: it is not there, or out of reach.
    """
    reached = Window.objects.filter(actor.scope.places("place_code"))
    found = (reached.select_for_update() if lock else reached).filter(pk=number).first()
    if found is None:
        raise NotFoundError(what=_WINDOW)
    return found


def ending(actor: Actor, *, on: date) -> QuerySet[Delegation]:
    """Give the delegations that somebody may end: those that run, all of them or those they gave."""
    running = Delegation.objects.filter(actor.scope.places("place_code"), until__gte=on, ended_on__isnull=True)
    return running if may_open(actor) else running.filter(by_key=actor.key)


def _windows_in_reach(actor: Actor) -> QuerySet[Window]:
    above = {code for prefix in actor.scope.prefixes for code in ancestors(prefix.ljust(12, "0"))}
    reach = actor.scope.places("place_code") | Q(place_code__in=above)
    return Window.objects.filter(reach).order_by("-opens_on", "-pk")


def _delegations_in_reach(actor: Actor) -> QuerySet[Delegation]:
    return Delegation.objects.filter(actor.scope.places("place_code") | Q(office_code__in=actor.place_codes))


def _warnings(windows: list[Window], names: dict[str, Text], year: int) -> tuple[Text, ...]:
    """Give what is warned of for the areas that have a window, this year and the years that have one."""
    known = [as_window(one, names[one.place_code]) for one in windows]
    asked = {
        (one.process, one.place_code, when)
        for one in known
        for when in {one.opens_on.year, (one.closes_on or one.opens_on).year}
        if when >= year
    }
    found = ((key, rules.short_year(*key, known)) for key in sorted(asked))
    return tuple(
        _WARN.fill(area=names[code], process=_label(process), words=told.words)
        for (process, code, _year), told in found
        if told is not None
    )


def _windows_table(windows: list[Window], names: dict[str, Text], on: date, *, opens: bool) -> Table:
    columns = (_PROCESS, _AREA, _OPENS, _CLOSES, _STATE, _REASON, _BY)
    rows = [
        Row(
            (
                Cell(_label(one.process), reverse("windows:window", args=[one.pk]) if opens else ""),
                names[one.place_code],
                one.opens_on,
                one.closes_on,
                _state(one.opens_on, one.closes_on, on),
                one.reason,
                shown_name(one.by_key, one.by_name),
            )
        )
        for one in windows
    ]
    return Table(_TITLE, columns, rows, empty=_NONE)


def _exceptions_table(exceptions: list[Exemption], names: dict[str, Text], on: date) -> Table:
    uses = Counter(Use.objects.filter(exception__in=exceptions).values_list("exception_id", flat=True))
    columns = (_PROCESS, _AREA, _HOUSEHOLD, _OPENS, _CLOSES, _STATE, _USES, _REASON, _BY)
    rows = [
        Row(
            (
                _label(one.process),
                names[one.place_code],
                one.household.office_number if one.household else _EVERYBODY,
                one.opens_on,
                one.closes_on,
                _state(one.opens_on, one.closes_on, on),
                uses[one.pk],
                one.reason,
                shown_name(one.by_key, one.by_name),
            )
        )
        for one in exceptions
    ]
    return Table(_EXCEPTIONS, columns, rows, empty=_NO_EXCEPTION)


def _delegations_table(delegations: list[Delegation], names: dict[str, Text], on: date) -> Table:
    columns = (_PROCESS, _AREA, _HOUSEHOLD, _OFFICE, _CLOSES, _STATE, _REASON, _BY)
    rows = [
        Row(
            (
                _label(one.process),
                names[one.place_code],
                one.household.office_number if one.household else _EVERYBODY,
                names[one.office_code],
                one.until,
                Cell(_ENDED) if one.ended_on else Cell(_RUNNING, tone="good") if one.until >= on else Cell(_OVER),
                one.reason,
                shown_name(one.by_key, one.by_name),
            )
        )
        for one in delegations
    ]
    return Table(_DELEGATIONS, columns, rows, empty=_NO_DELEGATION)


def _label(process: str) -> Text:
    known = processes()
    return known[process].label.sentence() if process in known else Text(process, process)


def _state(opens_on: date, closes_on: date | None, on: date) -> Cell:
    if closes_on is not None and closes_on < on:
        return Cell(_OVER)
    return Cell(_AHEAD, tone="warn") if opens_on > on else Cell(_OPEN, tone="good")
