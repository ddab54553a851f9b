"""What firms promised for a year and did not pay, by the places beneath a place, and in a village by household."""

from django.db.models import Count, F
from django.db.models.functions import Substr
from django.urls import reverse

from huiyin.kernel.places import code_range, level_of, prefix_of
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.amounts import HOUSEHOLDS, YUAN, Figure
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.industry.models import Due
from huiyin_web.industry.pages import OwedPage
from huiyin_web.industry.queries.stored import OWED
from huiyin_web.industry.queries.wording import MONEY, MONEY_KEYS, TITLE, head_of
from huiyin_web.places.queries import place_names, place_or_404

_MOST = 500
_SHOWN_YEARS = 6


def owed_page(*, actor: Actor, place: str, year: int, this: int) -> OwedPage:
    """Give what was promised and paid to households of a place for a year.

    Raises:
        NotAllowedError, NotFoundError: their role sees none, or the place is out of reach.
    """
    actor.need(May.SEE_COMMITMENTS)
    division = place_or_404(actor, place)
    low, high = code_range(prefix_of(place))
    dues = Due.objects.filter(year=year, village_code__gte=low, village_code__lte=high)
    lower = level_of(place).below
    title = _TITLE.fill(place=division.name, year=year)
    places = households = None
    if lower is not None:
        under = dues.annotate(under=Substr("village_code", 1, lower.digits)).order_by("under").values("under")
        places = _places(list(under.annotate(homes=Count("household", distinct=True), **OWED)), year)
    elif actor.may(May.SEE_HOUSEHOLDS):
        households = _households(actor, place, year)
    total = dues.aggregate(homes=Count("household", distinct=True), **OWED)
    return OwedPage(
        title=title,
        lead=_LEAD,
        crumbs=(Crumb(TITLE, reverse("industry:list")), Crumb(division.name)),
        year=year,
        years=tuple(range(this, this - _SHOWN_YEARS, -1)),
        figures=(
            *(Figure(_LABELS[key], (total[f"sum_{key}"] or 0) / 100, YUAN, _ARE[key]) for key in _LABELS),
            Figure(_HOMES, total["homes"], HOUSEHOLDS, _HOMES_ARE),
        ),
        places=places,
        households=households,
    )


def _places(found: list[dict[str, int]], year: int) -> Table:
    codes = {one["under"]: str(one["under"]).ljust(12, "0") for one in found}
    names = place_names(codes.values())
    rows = [
        Row(
            (
                Cell(
                    names.get(codes[one["under"]], codes[one["under"]]),
                    f"{reverse('industry:owed', args=[codes[one['under']]])}?year={year}",
                ),
                one["homes"], *(one[f"sum_{key}"] for key in MONEY_KEYS), codes[one["under"]],
            )
        )
        for one in sorted(found, key=lambda one: (-one["sum_unpaid"], one["under"]))
    ]  # fmt: skip
    if rows:
        sums = (sum(one[f"sum_{key}"] for one in found) for key in MONEY_KEYS)
        rows.append(Row((_TOTAL, sum(one["homes"] for one in found), *sums, ""), marked=True))
    return Table(_PLACES, _COLUMNS, rows, note=_NOTE, empty=_NONE)


def _households(actor: Actor, village: str, year: int) -> Table:
    there = actor.scope.households_in("village_code", "household_id")
    owed = Due.objects.filter(there, village_code=village, year=year, promised__gt=F("paid"))
    found = owed.select_related("household", "firm").order_by("household", "pk")[:_MOST]
    rows = [
        Row(
            (
                Cell(
                    head_of(one.household), reverse("overview:household", args=[one.household_id]),
                    under=one.household.office_number,
                ),
                Cell(one.firm.name, reverse("industry:one", args=[one.firm_id])),
                one.promised, one.paid, one.promised - one.paid,
            )
        )
        for one in found
    ]  # fmt: skip
    return Table(_OWED, (_HEAD, _FIRM, *MONEY[:3]), rows, empty=_NONE)


_TITLE = Text("{place}: promised and paid for {year}", "{place}{year} 年承诺与兑付")
_LEAD = Text(
    "What firms promised households here for the year, what was paid, and what was not; who is owed most stands first.",
    "按地区列出经营主体对农户的年度承诺、兑付和未兑付，未兑付最多的排在前面。",
)
_PLACES, _TOTAL = Text("By place", "分地区"), Text("Together", "合计")
_OWED = Text("Households that are owed", "未兑付农户")
_NONE = Text("Nothing was promised here for this year.", "该年度无承诺。")
_NOTE = Text("By the village of the household, wherever the firm is.", "按农户所在村统计，不论主体所在地。")
_COLUMNS = (
    Column("place", Text("Place", "地区")),
    Column("households", Text("Households", "户数"), Kind.NUMBER),
    *MONEY,
    Column("code", Text("Place code", "区划代码"), filed=True),
)
_HEAD, _FIRM = Column("head", Text("Household", "农户")), Column("firm", Text("Firm", "经营主体"))
_LABELS = {"promised": Text("Promised", "承诺"), "paid": Text("Paid", "已兑付"), "unpaid": Text("Not paid", "未兑付")}
_ARE = {
    "promised": Text("By contracts, for the whole year", "按合同计算的全年承诺"),
    "paid": Text("All payments for the year, those reversed taken off", "该年度全部兑付，已冲销的不计"),
    "unpaid": Text("What is missing, contract by contract", "逐份合同未付部分之和"),
}
_HOMES = Text("Households under contract", "签约农户")
_HOMES_ARE = Text("Households with a contract in the year", "该年度有合同的农户")
