"""Jobs that East-West cooperation found for somebody of one household."""

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.cooperation.models import Entry, PlacedHousehold
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table

_TITLE = Text("Jobs through East-West cooperation", "东西部协作就业")
_COLUMNS = (
    Column("what", Text("Placed with", "就业去向")),
    Column("persons", Text("Persons", "人数"), Kind.NUMBER, main=True),
    Column("on", Text("On", "日期"), Kind.DAY),
)


def placed_of(actor: Actor, household: int) -> Table | None:
    """Give the jobs of a household in reach; none for whoever sees no commitments."""
    if not actor.may(May.SEE_COMMITMENTS):
        return None
    found = PlacedHousehold.objects.filter(household=household).select_related("entry__agreement").order_by("-pk")
    rows = [Row((Cell(one.entry.what, _url(actor, one.entry)), one.persons, one.entry.on)) for one in found]
    return Table(_TITLE, _COLUMNS, rows)


def _url(actor: Actor, entry: Entry) -> str:
    """Give the way to the pair, for whoever reaches its county."""
    if not actor.scope.covers(entry.agreement.place_code):
        return ""
    return f"{reverse('cooperation:pair', args=[entry.agreement_id])}?year={entry.year}"
