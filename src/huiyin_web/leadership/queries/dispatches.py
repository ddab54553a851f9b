"""Notices to offices: the lists, one of them with its receipts, the form that sends one."""

from datetime import date, datetime, timedelta

from django.db.models import Count, Q
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.roles import May
from huiyin_web.core.clock import day_of
from huiyin_web.core.language import current_language
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.core.templatetags.wording import moment
from huiyin_web.leadership.models import Dispatch, Receipt
from huiyin_web.leadership.pages.communication import DispatchPage, TalkPage
from huiyin_web.leadership.pages.meetings import WritePage
from huiyin_web.leadership.permissions import dispatches_of
from huiyin_web.leadership.queries.stored import dispatch_or_404
from huiyin_web.leadership.queries.talking import DISPATCHES, sections, turned, views_of
from huiyin_web.places.offices import office_names, offices_within

_LEAD = Text(
    "A notice stays unread until somebody of the office confirms it; who has not, and for how long, is shown.",
    "通知须由收文单位回执确认；未确认的单位及时长会列出。",
)
_SEND = Text("Send a notice", "发出通知")
_SEND_LEAD = Text("Every office that you choose confirms it by a day.", "所选单位均须在期限前回执确认。")
_NONE = Text("No notice stands here.", "暂无通知。")
UNREAD, TO_US, BY_US, ALL = "unread", "to_us", "by_us", "all"
_VIEWS = {
    UNREAD: Text("Not confirmed by us", "待本单位回执"),
    TO_US: Text("To us", "收到的"),
    BY_US: Text("Sent by us", "发出的"),
    ALL: Text("All", "全部"),
}
_COLUMNS = (
    Column("title", Text("Notice", "通知")),
    Column("sender", Text("Sent by", "发文单位")),
    Column("sent_on", Text("Sent", "发出日期"), Kind.DAY),
    Column("confirm_by", Text("Confirm by", "回执期限"), Kind.DAY, main=True),
    Column("confirmed", Text("Confirmed", "已回执")),
)
_TALL = 30  # rows that a page shows without scrolling
_OF = Text("{some} of {all}", "{some} / {all}")
_ONE_LEAD = Text(
    "Sent by {office} on {day}; to be confirmed by {until}.", "{office} 于 {day} 发出，请于 {until} 前回执。"
)
_RECEIPTS = Text("Receipts", "回执情况")
_RECEIPT_COLUMNS = (
    Column("office", Text("Office", "单位")),
    Column("state", Text("Receipt", "回执"), main=True),
    Column("by", Text("By", "回执人")),
)
_CONFIRMED = Text("confirmed {moment}", "{moment} 已回执")
_UNREAD = Text("unread for {days} days", "未回执 {days} 天")
_LATE = Text("unread for {days} days, {late} past its day", "未回执 {days} 天，逾期 {late} 天")
_OURS = Text("{name} confirmed it for your office on {moment}.", "{name} 已于 {moment} 代表本单位回执。")


def dispatches_page(*, actor: Actor, view: str, words: str, after: int | None) -> TalkPage:
    """Give one turn of a list of notices to offices.

    Raises:
        NotAllowedError: their role sees none.
    """
    found = Dispatch.objects.filter(dispatches_of(actor))
    if words:
        found = found.filter(Q(title__icontains=words) | Q(words__icontains=words))
    asked = view if view in _VIEWS else ALL
    ours = Receipt.objects.filter(office=actor.office or "-")
    unread = Q(pk__in=ours.filter(confirmed_at=None).values("dispatch"))
    chosen = {
        UNREAD: unread, TO_US: Q(pk__in=ours.values("dispatch")), BY_US: Q(sender=actor.office or "-"), ALL: Q(),
    }[asked]  # fmt: skip
    rows, pager = turned(found.filter(chosen), "dispatches", {"view": asked, "words": words, "after": after})
    may_send = actor.may(May.HOLD_MEETINGS) and bool(actor.place_code)
    return TalkPage(
        title=DISPATCHES, lead=_LEAD, sections=sections("dispatches"),
        views=views_of("dispatches", _VIEWS, asked, {UNREAD: found.filter(unread).count()}),
        table=Table(DISPATCHES, _COLUMNS, _rows([row for row in rows if isinstance(row, Dispatch)]), empty=_NONE),
        pager=pager, new=reverse("leadership:send") if may_send else "", new_label=_SEND, view=asked, words=words,
    )  # fmt: skip


def dispatch_page(*, actor: Actor, number: int, at: datetime) -> DispatchPage:
    """Give the page of one notice to offices.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = dispatch_or_404(actor, number)
    receipts = list(row.receipts.order_by("confirmed_at", "office"))
    receipts.sort(key=lambda one: one.confirmed_at is not None)
    names = office_names({row.sender, *(one.office for one in receipts)})
    own = next((one for one in receipts if one.office == actor.office), None)
    confirmed = None
    if own is not None and own.confirmed_at is not None:
        confirmed = _OURS.fill(name=shown_name(own.by_key, own.by_name), moment=moment(own.confirmed_at))
    rows = [_receipt(one, row, names, day_of(at)) for one in receipts]
    table = Table(_RECEIPTS, _RECEIPT_COLUMNS, rows, tall=len(rows) > _TALL)
    return DispatchPage(
        id=row.pk,
        title=row.title,
        lead=_ONE_LEAD.fill(office=names[row.sender], day=row.sent_on, until=row.confirm_by),
        crumbs=(Crumb(DISPATCHES, reverse("leadership:dispatches")), Crumb(row.title)),
        words=row.words,
        receipts=table,
        confirmed=confirmed,
        may_confirm=own is not None and own.confirmed_at is None and actor.may(May.GIVE_COMMITMENTS),
    )


def send_page(*, actor: Actor, on: date) -> WritePage:
    """Give the page on which a notice is sent.

    Raises:
        NotAllowedError: their role sends none.
    """
    actor.need(May.HOLD_MEETINGS)
    language = current_language()
    offices = tuple(name.say(language) for name in offices_within(actor.scope).values())
    crumbs = (Crumb(DISPATCHES, reverse("leadership:dispatches")), Crumb(_SEND))
    return WritePage(_SEND, _SEND_LEAD, crumbs, {"confirm_by": on + timedelta(7)}, offices=offices, button=_SEND)


def _receipt(one: Receipt, row: Dispatch, names: dict[str, Text], on: date) -> Row:
    if one.confirmed_at is not None:
        words, by = _CONFIRMED.fill(moment=moment(one.confirmed_at)), shown_name(one.by_key, one.by_name)
        return Row((names[one.office], Cell(words, tone="good"), by))
    late = (on - row.confirm_by).days
    words = (_LATE if late > 0 else _UNREAD).fill(days=(on - row.sent_on).days, late=late)
    return Row((names[one.office], Cell(words, tone="bad" if late > 0 else "warn"), ""))


def _rows(rows: list[Dispatch]) -> list[Row]:
    names = office_names({row.sender for row in rows})
    counted = Receipt.objects.filter(dispatch__in=[row.pk for row in rows]).order_by().values_list("dispatch").annotate(
        many=Count("pk"), some=Count("confirmed_at")
    )  # fmt: skip
    counts = {dispatch: (many, some) for dispatch, many, some in counted}
    return [
        Row((Cell(row.title, reverse("leadership:dispatch", args=[row.pk])), names[row.sender], row.sent_on,
             row.confirm_by, _OF.fill(some=counts[row.pk][1], all=counts[row.pk][0])))
        for row in rows
    ]  # fmt: skip
