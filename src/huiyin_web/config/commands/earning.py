"""The demo's industry, made up: cooperatives and firms with contracts and payouts, small loans, and every sign."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from django.db.models import Q

from huiyin.followup.industry import BRANCHES, CONTRACTS, STARTUP
from huiyin.kernel.places import Level, code_range, prefix_of
from huiyin.rules.casework.words import EXITED, POOR
from huiyin_web.access.actor import platform
from huiyin_web.core.clock import day_of
from huiyin_web.industry.actions import lend, register_firm, sign_contracts
from huiyin_web.industry.actions.carry_over import Bound, FirmLine, LoanLine, carry_over
from huiyin_web.places.models import Organisation, Place
from huiyin_web.registry.models import Household

_WHOLE, _LEAST = 30, 4  # firms of a county in the whole province, and at the smallest scale
_BOUND, _HOMES = 8, 90  # households of a firm, and those of a county that firms and banks work with
_LOANS = 30
_STOPS, _SILENT, _SHORT, _REPAID, _USED, _OTHERS = (
    {4},
    {7},
    {2},
    {3},
    {6},
    {1},
)  # which of several firms or loans are so
_NAMES = (
    ("{place}生态畜牧业合作社 {number}", "cooperative", "livestock"),
    ("{place}青稞油菜种植合作社 {number}", "cooperative", "crops"),
    ("{place}农畜产品加工公司 {number}", "leading_firm", "processing"),
    ("{place}民族手工艺扶贫车间 {number}", "workshop", "handicraft"),
    ("{place}村级光伏电站 {number}", "other", "solar"),
    ("{place}乡村旅游协会 {number}", "association", "tourism"),
)
_PAPER = "信借字〔{}〕{} 号（示范）"
_Home = tuple[int, str, bool]  # id, village, whether it is registered


def earn(*, scale: float, at: datetime) -> None:
    """Carry a ledger of firms and loans over, as counties bring in what they had kept in workbooks."""
    firms: list[FirmLine] = []
    loans: list[LoanLine] = []
    banks = Organisation.objects.filter(Q(name__contains="银行") | Q(name__contains="信用社"))
    lenders = list(banks.order_by("number").values_list("number", flat=True))
    many = max(_LEAST, round(_WHOLE * scale))
    counties = Place.objects.filter(level=Level.COUNTY, valid_to__isnull=True).order_by("code")
    for code, name in counties.values_list("code", "name"):
        homes = _homes(code)
        first = len(firms)
        firms += [_firm(code, name, first + number, homes, day_of(at)) for number in range(many)]
        if homes:
            firms.append(_startup(name, homes[-1], day_of(at)))
            loans += _loans(first, homes, lenders, day_of(at))
    carry_over(firms=firms, loans=loans, by=platform("demo"), at=at)


def _homes(county: str) -> list[_Home]:
    low, high = code_range(prefix_of(county))
    rows = Household.objects.filter(village_code__gte=low, village_code__lte=high, identified_on__isnull=False)
    found = rows.order_by("pk").values_list("pk", "village_code", "status")[:_HOMES]
    return [(pk, village, status in POOR or status == EXITED) for pk, village, status in found]


def _firm(county: str, name: str, number: int, homes: Sequence[_Home], on: date) -> FirmLine:
    words, kind, branch = _NAMES[number % len(_NAMES)]
    year = on.year
    others = [one for one in homes if not one[2]] if number % 13 in _OTHERS else []
    pool = others or homes
    chosen = [pool[(number * 5 + turn) % len(pool)] for turn in range(min(_BOUND, len(pool)))]
    where = chosen[0][1] if chosen and number % 2 else county
    terms = register_firm.Terms(
        words.format(place=name, number=number + 1) + "（虚构）", kind, branch, where, date(year - 4, 5, 1)
    )
    statuses = dict.fromkeys(range(year - 4, year), "running")
    if number % 9 in _STOPS:
        statuses[year - 1] = "closed" if number % 2 else "suspended"
    if number % 11 in _SILENT:
        del statuses[year - 1]  # nobody said
    contract = sign_contracts.Terms(
        CONTRACTS.keys()[number % 4],
        date(year - 2, 1, 1),
        date(year, 12, 31),
        f"利益联结〔{year - 2}〕{number + 1} 号",
    )
    bound = tuple(_bound(one, turn, number, year) for turn, one in enumerate(chosen))
    closed = statuses.get(year - 1) == "closed"
    return FirmLine(terms, None, statuses, contract, bound, "连续亏损，停止经营（示范）" if closed else "")


def _startup(name: str, home: _Home, on: date) -> FirmLine:
    terms = register_firm.Terms(f"{name}农家乐（虚构）", STARTUP, "tourism", home[1], date(on.year - 2, 6, 1))
    return FirmLine(terms, home[0], {on.year - 2: "running", on.year - 1: "running"})


def _bound(home: _Home, turn: int, number: int, year: int) -> Bound:
    """Give a contract: the same for everybody with some firms, and the last year not paid in full with others."""
    yearly = 80_000 if number % 4 == 1 else 50_000 + 12_345 * ((turn + number) % 7)
    paid = dict.fromkeys(range(year - 2, year), yearly)
    if number % 3 in _SHORT:
        paid[year - 1] = yearly * (turn % 3) // 3
    return Bound(home[0], yearly, {one: fen for one, fen in paid.items() if fen})


def _loans(first: int, homes: Sequence[_Home], lenders: Sequence[str], on: date) -> Iterator[LoanLine]:
    """Give loans of every state; every tenth is used by the first firm of the county."""
    registered = [one for one in homes if one[2]]
    for turn, (pk, _village, _is) in enumerate(registered[:_LOANS]):
        lent = on - timedelta(days=120 + 41 * turn)
        amount = 1_000_000 * (1 + turn % 5)
        terms = lend.Terms(
            "", lenders[turn % len(lenders)] if lenders else "0", BRANCHES.keys()[turn % 8], amount,
            435 + 5 * (turn % 9), lent, date(lent.year + 2, lent.month, min(lent.day, 28)),
            _PAPER.format(lent.year, turn + 1),
        )  # fmt: skip
        back = amount if turn % 4 in _REPAID else amount * (turn % 3) // 4
        day = min(on, terms.due_on)
        yield LoanLine(terms, pk, ((day, back),) if back else (), firm=first if turn % 10 in _USED else None)
