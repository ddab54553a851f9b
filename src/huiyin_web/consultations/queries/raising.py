"""The page on which a place raises what it needs, with what is known of it."""

from datetime import date

from django.urls import reverse

from huiyin.followup.commitments import UNITS
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.consultations.pages import Known, RaisePage
from huiyin_web.consultations.permissions import may_raise
from huiyin_web.consultations.queries.known import known_of
from huiyin_web.consultations.queries.stored import consultation_or_404, pairings_consulted
from huiyin_web.consultations.queries.wording import PLACES, way_to
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Row, Table
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_or_404

_TITLE = Text("What {place} needs", "{place}的需求")
_LEAD = Text(
    "Until {day}. Tick what is raised; what a project or a need answers already is not asked again.",
    "提出期限 {day}。请勾选要提出的事项；已有项目或已提出的不再征集。",
)
_OVER = Text("Needs could be raised until {day}; this is what is known.", "提出期限 {day} 已过；以下为已掌握情况。")
_SEEN = Text(
    "Needs are raised by offices of the place; this is what is known.", "需求由地方单位提出；以下为已掌握情况。"
)
_PLACE = Text("This place among those that are consulted", "该会商地区")
_KNOWN = Text("What is known", "已掌握情况")
_NONE = Text("Nothing is known that is missing here.", "暂无已掌握的缺项。")
_COLUMNS = (
    Column("what", Text("What is missing or asked for", "缺项或诉求")),
    Column("source", Text("Known from", "来源")),
    Column("amount", Text("How much", "数量")),
    Column("answer", Text("Answered by", "已有安排"), main=True),
)
_AMOUNT, _OPEN = Text("{many} {unit}", "{many} {unit}"), Text("nothing yet", "尚无安排")


def raise_page(*, actor: Actor, number: int, place: str, on: date) -> RaisePage:
    """Give what is known of a place that is consulted, and what the form begins with.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see, or no unit of the round is paired with the place.
    """
    row = consultation_or_404(actor, number)
    division = place_or_404(actor, place)
    numbers = pairings_consulted(row).filter(place_code=place).values_list("participant__organisation", flat=True)
    units = office_names(list(numbers))
    if not units:
        raise NotFoundError(what=_PLACE)
    known = known_of(actor, row, place, on)
    in_time, theirs = row.closed_on is None and on <= row.needs_by, may_raise(actor, place)
    title = _TITLE.fill(place=division.name)
    lead = _OVER if not in_time else _LEAD if theirs else _SEEN
    back = Crumb(PLACES, reverse("consultations:places", args=[row.pk]))
    return RaisePage(
        consultation=row.pk,
        place_code=place,
        title=title,
        lead=lead.fill(day=row.needs_by),
        crumbs=(*way_to(row), back, Crumb(title)),
        table=Table(_KNOWN, _COLUMNS, [_line(one) for one in known], empty=_NONE),
        open=tuple(one for one in known if one.answer is None),
        units=tuple(units.items()),
        may_raise=in_time and theirs,
    )


def _line(one: Known) -> Row:
    many = _AMOUNT.fill(many=one.quantity, unit=UNITS.label_of(one.counted_in)) if one.quantity else ""
    answer = Cell(one.answer.label, one.answer.url) if one.answer else Cell(_OPEN, tone="warn")
    return Row((one.title, one.source, many, answer))
