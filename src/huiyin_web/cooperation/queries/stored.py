"""Find agreements in reach, and count what was done in a year: entries, projects' money, the register."""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Substr

from huiyin.followup.cooperation import FUNDS, ITEMS, JOBS_POOR, State, Told
from huiyin.kernel.places import Level
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.assistance.models import Pairing
from huiyin_web.cooperation.models import Agreement, Entry, PlacedHousehold, YearItem
from huiyin_web.cooperation.permissions import in_reach
from huiyin_web.core.errors import NotFoundError
from huiyin_web.projects.models import Money

EASTERN, SOURCE = "eastern", "eastern_partner"  # the kind of unit in a round, the source of a project's money
_AGREEMENT = Text("This agreement", "该协作协议")


def agreements_in_reach(actor: Actor) -> QuerySet[Agreement]:
    """Give the agreements that somebody sees.

    Raises:
        NotAllowedError: their role sees none.
    """
    return Agreement.objects.filter(in_reach(actor))


def agreement_or_404(actor: Actor, number: int, *, lock: bool = False) -> Agreement:
    """Give an agreement in reach by its id; with `lock`, nobody else works on it until the transaction ends.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    rows = agreements_in_reach(actor)
    row = (rows.select_for_update() if lock else rows).filter(pk=number).first()
    if row is None:
        raise NotFoundError(what=_AGREEMENT)
    return row


def are_paired(partner: str, place_code: str) -> bool:
    """Say whether a partner is or was paired with a county in a round of assistance."""
    pairs = Pairing.objects.filter(participant__kind=EASTERN, participant__organisation=partner)
    return pairs.filter(place_code=place_code).exists()


def told_of(rows: Collection[Agreement], year: int) -> dict[int, dict[str, Told]]:
    """Give every item of agreements in a year: planned, reported, counted, waiting."""
    keys = [row.pk for row in rows]
    counted = _counted(rows, keys, year)
    waits = _waiting(keys, year)
    said: dict[tuple[int, str], YearItem] = {
        (one.agreement_id, one.item): one for one in YearItem.objects.filter(agreement__in=keys, year=year)
    }
    return {
        key: {
            item: _told(said.get((key, item)), counted[key].get(item, 0), waits.get((key, item), 0)) for item in ITEMS
        }
        for key in keys
    }


def _told(said: YearItem | None, counted: int, waiting: int) -> Told:
    if said is None:
        return Told(counted=counted, waiting=waiting)
    return Told(said.planned, bool(said.agreed_by), said.reported, counted, waiting)


def _counted(rows: Collection[Agreement], keys: Collection[int], year: int) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = defaultdict(dict)
    confirmed = Entry.objects.filter(agreement__in=keys, year=year, state=State.CONFIRMED)
    for key, item, amount in confirmed.order_by().values_list("agreement", "item").annotate(sum=Sum("amount")):
        found[key][item] = amount
    placed = PlacedHousehold.objects.filter(entry__in=confirmed.values("pk"), is_registered=True).order_by()
    for key, persons in placed.values_list("entry__agreement").annotate(sum=Sum("persons")):
        found[key][JOBS_POOR] = persons
    money = _money({row.place_code for row in rows}, year)
    for row in rows:
        found[row.pk][FUNDS] = money.get(row.place_code[: Level.COUNTY.digits], 0)
    return found


def _money(counties: Collection[str], year: int) -> dict[str, int]:
    """Give what projects of eastern money were allocated in a year, by county; what was reversed is taken off."""
    prefixes = {code[: Level.COUNTY.digits] for code in counties}
    rows = (
        Money.objects.filter(flow="allocated", project__source=SOURCE, on__year=year)
        .annotate(county=Substr("project__place_code", 1, Level.COUNTY.digits)).filter(county__in=prefixes)
        .order_by().values_list("county").annotate(fen=Sum("fen"))
    )  # fmt: skip
    return dict(rows)


def _waiting(keys: Collection[int], year: int) -> dict[tuple[int, str], int]:
    rows = Entry.objects.filter(Q(agreement__in=keys), state=State.ENTERED, year=year).order_by()
    return {(key, item): many for key, item, many in rows.values_list("agreement", "item").annotate(many=Count("pk"))}
