"""The contact directory: who is called at each office, and who was before."""

from collections.abc import Collection
from datetime import date

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet
from django.urls import reverse

from huiyin.kernel.places import Level
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.clock import today
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.leadership.models import Dispatch, Liaison, Receipt
from huiyin_web.leadership.pages.communication import ContactPage, TalkPage
from huiyin_web.leadership.permissions import dispatches_of, may_appoint
from huiyin_web.leadership.queries.offices import place_of_office
from huiyin_web.leadership.queries.talking import CONTACTS, sections, turned, views_of
from huiyin_web.places.models import Organisation, Place
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import valid_on

_LEAD = Text(
    "One liaison officer an office, with the office's telephone. Whoever was there before stays in its history.",
    "每个单位一名联络员，登记办公电话；历任联络员均保留。",
)
_NONE = Text("No office is called that.", "没有该名称的单位。")
_OFFICE = Text("This office", "该单位")
_VIEWS = {
    "offices": Text("Poverty offices", "扶贫办"),
    "department": Text("Departments", "行业部门"),
    "assisting_unit": Text("Assisting units", "帮扶单位"),
    "eastern_partner": Text("Eastern partners", "东部协作方"),
}
MISSING = "missing"
_MISSING = Text("Units without one", "未指定联络员的单位")
_COLUMNS = (
    Column("office", Text("Office", "单位")),
    Column("name", Text("Liaison officer", "联络员"), main=True),
    Column("telephone", Text("Office telephone", "办公电话")),
    Column("from_on", Text("Since", "起始日期"), Kind.DAY),
    Column("unread", Text("Unread notices", "未回执通知")),
)
_HISTORY_COLUMNS = (
    Column("name", Text("Liaison officer", "联络员")),
    Column("post", Text("Post", "职务")),
    Column("telephone", Text("Office telephone", "办公电话"), main=True),
    Column("from_on", Text("From", "起始"), Kind.DAY),
    Column("until", Text("Until", "截止"), Kind.DAY),
)
_NAMED = Text("{name}, {telephone}", "{name}，{telephone}")
_NOT_NAMED = Text("nobody named", "未指定")
_NOBODY = Text("Nobody is named yet.", "尚未指定联络员。")
_UNREAD = Text("{many}, the oldest for {days} days", "{many} 份，最久 {days} 天")
_LEVELS = (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY)


def contacts_page(*, actor: Actor, view: str, words: str, after: int | None, on: date) -> TalkPage:
    """Give one turn of the directory; offices are no secret to whoever sees commitments. What they have not read is.

    Raises:
        NotAllowedError: their role sees no commitments.
    """
    actor.need(May.SEE_COMMITMENTS)
    asked = view if view in {*_VIEWS, MISSING} else "offices"
    named = Q(name__icontains=words) | Q(name_en__icontains=words)
    places = Place.objects.filter(named, valid_on(today()), level__in=_LEVELS)
    others = Organisation.objects.filter(named, kind=asked)
    nobody = units_without_liaison()
    if asked == MISSING:
        others = nobody.filter(named)
    query = {"view": asked, "words": words, "after": after}
    rows, pager = turned(places if asked == "offices" else others, "contacts", query, order="pk")
    keys = [str(row.pk) for row in rows]
    return TalkPage(
        title=CONTACTS, lead=_LEAD, sections=sections("contacts"),
        views=views_of("contacts", _VIEWS | {MISSING: _MISSING}, asked, {MISSING: nobody.count()}),
        table=Table(CONTACTS, _COLUMNS, _rows(actor, keys, on), empty=_NONE), pager=pager, new="", new_label=_LEAD,
        view=asked, words=words,
    )  # fmt: skip


def contact_page(*, actor: Actor, office: str, on: date) -> ContactPage:
    """Give who is called at an office.

    Raises:
        NotAllowedError, NotFoundError: their role sees none, or there is no such office.
    """
    actor.need(May.SEE_COMMITMENTS)
    place = place_of_office(office)
    if not Place.objects.filter(pk=place).exists():
        raise NotFoundError(what=_OFFICE)
    rows = list(Liaison.objects.filter(office=office).order_by("-from_on"))
    now = next((row for row in rows if row.until is None), None)
    title = office_names([office])[office]
    history = [Row((row.name, row.post, row.telephone, row.from_on, row.until)) for row in rows]
    return ContactPage(
        office=office,
        title=title,
        lead=_NAMED.fill(name=now.name, telephone=now.telephone) if now else _NOBODY,
        crumbs=(Crumb(CONTACTS, reverse("leadership:contacts")), Crumb(title)),
        history=Table(CONTACTS, _HISTORY_COLUMNS, history, empty=_NOBODY),
        may_appoint=may_appoint(actor, office, place),
        known={"from_on": on},
    )


def units_without_liaison() -> QuerySet[Organisation]:
    """Give the assisting units and eastern partners at which nobody is called."""
    named = Liaison.objects.filter(office=OuterRef("pk"), until=None)
    units = Organisation.objects.filter(kind__in=("assisting_unit", "eastern_partner"))
    return units.filter(~Exists(named))


def liaison_cells(actor: Actor, keys: Collection[str], on: date) -> dict[str, tuple[object, ...]]:
    """Give who is called at offices, by which telephone, since when, and which notices in reach they have not read."""
    now = {row.office: row for row in Liaison.objects.filter(office__in=keys, until=None)}
    seen = Dispatch.objects.filter(dispatches_of(actor))
    unread = Receipt.objects.filter(office__in=keys, confirmed_at=None, dispatch__in=seen).order_by()
    counts = {
        office: (many, (on - first).days)
        for office, many, first in unread.values_list("office").annotate(Count("pk"), Min("dispatch__sent_on"))
    }
    found: dict[str, tuple[object, ...]] = {}
    for key in keys:
        row, (many, days) = now.get(key), counts.get(key, (0, 0))
        told = (row.name, row.telephone, row.from_on) if row else (Cell(_NOT_NAMED, tone="bad"), "", None)
        found[key] = (*told, Cell(_UNREAD.fill(many=many, days=days), tone="warn") if many else "")
    return found


def _rows(actor: Actor, keys: Collection[str], on: date) -> list[Row]:
    names, cells = office_names(keys), liaison_cells(actor, keys, on)
    return [Row((Cell(names[key], reverse("leadership:contact", args=[key])), *cells[key])) for key in keys]
