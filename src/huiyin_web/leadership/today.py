"""What waits for whom: problems without an owner, notices without a receipt, drafts without an opinion."""

from collections.abc import Iterable, Iterator

from django.http import HttpRequest
from django.urls import reverse

from huiyin.followup.issuing import State
from huiyin.followup.publicising import UNPUBLISHED
from huiyin.followup.publicising import State as Public
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.request import actor_from
from huiyin_web.access.roles import May
from huiyin_web.core.clock import today
from huiyin_web.core.today import Item
from huiyin_web.leadership.models import Opinion, Piece, Problem, Receipt
from huiyin_web.leadership.queries.problems import state_of_problem
from huiyin_web.leadership.queries.publicity import state_of_piece
from huiyin_web.leadership.queries.stored import said
from huiyin_web.places.offices import office_names

_MOST = 8
_WHAT = Text("{number} {title}", "{number} {title}")
_FROM = Text("problem opened by {office}", "{office} 上报的问题")
_NOTICE = Text("notice of {office}, to be confirmed", "{office} 的通知，请回执")
_OPINION = Text("draft on which your office is asked for its opinion", "征求本单位意见的文稿")
_TO_CLEAR = Text("piece of the publicity plan, for you to clear", "宣传稿件，请审定")
_NOT_OUT = Text("piece of the publicity plan, not out on its day", "宣传事项逾期未发布")


def waiting(request: HttpRequest) -> Iterator[Item]:
    """Give the problems that wait for one's office to give them an owner, the oldest first."""
    actor = actor_from(request)
    if not _acts(actor):
        return
    rows = list(Problem.objects.filter(asked=actor.office, answered_on=None).order_by("opened_on", "pk")[:_MOST])
    names, on = office_names({row.opener for row in rows}), today()
    for row in rows:
        state, tone = state_of_problem(row, on)
        yield Item(
            _WHAT.fill(number=row.number, title=row.title), reverse("leadership:problem", args=[row.pk]),
            under=_FROM.fill(office=names[row.opener]).sentence(), state=state.sentence(), tone=tone,
            due=row.opened_on,
        )  # fmt: skip


def due(request: HttpRequest) -> Iterator[Item]:
    """Give the notices that one's office has not confirmed, and the drafts on which it is asked for its opinion."""
    actor = actor_from(request)
    if not _acts(actor):
        return
    receipts = Receipt.objects.filter(office=actor.office, confirmed_at=None).select_related("dispatch")
    unread = [one.dispatch for one in receipts.order_by("dispatch__confirm_by", "pk")[:_MOST]]
    names = office_names({row.sender for row in unread})
    for row in unread:
        yield Item(
            Text(row.title, row.title), reverse("leadership:dispatch", args=[row.pk]),
            under=_NOTICE.fill(office=names[row.sender]).sentence(), due=row.confirm_by,
        )  # fmt: skip
    asked = Opinion.objects.filter(office=actor.office, stance="", document__state=State.CONSULTED)
    for one in asked.select_related("document").order_by("until", "pk")[:_MOST]:
        yield Item(
            said(one.document.title, one.document.title_en),
            reverse("leadership:document", args=[one.document_id]), under=_OPINION.sentence(), due=one.until,
        )  # fmt: skip


def pieces_to_clear(request: HttpRequest) -> Iterator[Item]:
    """Give the pieces of the publicity plan that wait for the clearance of somebody of one's office, not one's own."""
    actor = actor_from(request)
    if _acts(actor):
        rows = Piece.objects.filter(clearer=actor.office, state=Public.PROPOSED.value).exclude(proposer_key=actor.key)
        yield from _pieces(rows.order_by("planned_on", "pk")[:_MOST], _TO_CLEAR)


def pieces_late(request: HttpRequest) -> Iterator[Item]:
    """Give the pieces of one's own publicity plan that are not out on their day."""
    actor = actor_from(request)
    if _acts(actor):
        rows = Piece.objects.filter(keeper=actor.office, state__in=[one.value for one in UNPUBLISHED])
        yield from _pieces(rows.filter(planned_on__lt=today()).order_by("planned_on", "pk")[:_MOST], _NOT_OUT)


def _pieces(rows: Iterable[Piece], under: Text) -> Iterator[Item]:
    for row in rows:
        state, tone = state_of_piece(row, today())
        yield Item(
            Text(row.topic, row.topic), reverse("leadership:piece", args=[row.pk]), under=under.sentence(),
            state=state.sentence(), tone=tone, due=row.planned_on,
        )  # fmt: skip


def _acts(actor: Actor) -> bool:
    return actor.may(May.GIVE_COMMITMENTS) and bool(actor.office)
