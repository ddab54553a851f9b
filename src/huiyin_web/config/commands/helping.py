"""The demo's plans for households, made up, in every state, and the stored results of the frozen years' help."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from huiyin.followup.household_plans import Measure, State
from huiyin.kernel.places import Level, ancestor
from huiyin.rules.casework.words import POOR
from huiyin_web.access.actor import platform
from huiyin_web.access.models import User
from huiyin_web.assistance.models import HouseholdPairing
from huiyin_web.config.commands.cast import WORKER
from huiyin_web.core.clock import day_of
from huiyin_web.household_plans.actions.carry_over_plans import Given, Line, carry_over_plans
from huiyin_web.household_plans.actions.compute_results import compute_results
from huiyin_web.household_plans.comparing import comparable_years
from huiyin_web.household_plans.queries.families import Known, known_families
from huiyin_web.registry.models import Household

_WHOLE = 20_000  # plans of the whole province
_LEAST = 300
_PORTION = 2_000
_WHAT = {
    "industry": ("母羊 {many} 只（示范）", 100_000, "animals"),
    "microcredit": ("扶贫小额信贷（示范）", 1_000_000, ""),
    "training": ("技能培训 {many} 人（示范）", 80_000, "persons"),
    "employment": ("联系务工 {many} 人（示范）", 0, "persons"),
    "relocation": ("易地搬迁安置（示范）", 6_000_000, ""),
    "ecological_post": ("生态管护岗 {many} 个（示范）", 0, "posts"),
    "education": ("助学补助 {many} 人（示范）", 150_000, "persons"),
    "social_security": ("纳入低保（示范）", 0, ""),
    "health": ("医疗救助（示范）", 200_000, ""),
    "dangerous_house": ("危房改造（示范）", 2_500_000, ""),
    "infrastructure": ("入户饮水改造（示范）", 120_000, ""),
}
_WISHES = ("想多养几只羊（示范）", "盼孩子读完书（示范）", "想学开挖掘机（示范）", "希望看病少花钱（示范）")
_WHY_NOT = "本户暂不需要（示范）"
# State by state, over and over; half of them are in force.
_STATES = (
    State.APPROVED, State.APPROVED, State.AGREED, State.APPROVED, State.DRAFT, State.APPROVED, State.CLOSED,
    State.APPROVED, State.RETURNED, State.APPROVED,
)  # fmt: skip


def plan_help(*, scale: float, at: datetime) -> None:
    """Carry plans over, as an office brings in what it had kept in a workbook."""
    count = max(_LEAST, round(_WHOLE * scale))
    # What the helper's own households need, the helper plans.
    helped = HouseholdPairing.objects.filter(account__isnull=False).values("household")
    homes = Household.objects.filter(status__in=POOR).exclude(pk__in=helped)
    keys = list(homes.order_by("village_code", "pk").values_list("pk", flat=True))
    chosen = [keys[number * len(keys) // count] for number in range(count)] if len(keys) > count else keys
    in_village = homes.filter(village_code__in=_of_the_cast()).values_list("pk", flat=True)
    chosen = sorted({*chosen, *in_village})
    for start in range(0, len(chosen), _PORTION):
        portion = Household.objects.filter(pk__in=chosen[start : start + _PORTION]).order_by("village_code", "pk")
        families = known_families(portion, day_of(at))
        ledger = [line for at_, one in enumerate(families, start=start) if (line := _line(at_, one, at))]
        carry_over_plans(ledger=ledger, by=platform("demo"), at=at)


def compare_help(*, at: datetime) -> None:
    """Store the results of every frozen year that can be compared."""
    for year in comparable_years():
        compute_results(year=year, by=platform("demo"), at=at, report=lambda _part, _words: None)


def _of_the_cast() -> list[str]:
    return list(User.objects.filter(username=WORKER).values_list("place_code", flat=True))


def _line(number: int, known: Known, at: datetime) -> Line | None:
    """Give a household's plan; none where nothing is proposed for it."""
    state, on = _STATES[number % len(_STATES)], day_of(at)
    measures = tuple(_measures(number, known, on))
    if not measures:
        return None
    begun = at - timedelta(min(20 + number % 200, on.timetuple().tm_yday - 1))  # in the year of the plan
    done = len(measures) if state is State.CLOSED else number % (len(measures) + 1) if state is State.APPROVED else 0
    given = tuple(_given(one, on, number) for one in measures[:done])
    no = tuple((one.kind, _WHY_NOT) for one in known.proposals[len(measures) :])
    return Line(
        known=known,
        state=state,
        measures=measures,
        declined=no,
        wish=_WISHES[number % len(_WISHES)],
        at=begun,
        given=given,
    )


def _measures(number: int, known: Known, on: date) -> Iterator[Measure]:
    """Plan two of three proposals, some overdue, some due within weeks, most at the year's end."""
    planned = known.proposals[: max(1, 2 * len(known.proposals) // 3)]
    kinds = {one.kind for one in planned}
    for at, one in enumerate(planned):
        if one.kind == "dangerous_house" and "relocation" in kinds:
            continue
        words, fen, unit = _WHAT[one.kind]
        many = 1 + (number + at) % 5
        due = (date(on.year, 12, 31), on - timedelta(15), on + timedelta(10))[(number + at) % 3]
        yield Measure(
            one.kind, "accepted", words.format(many=many), max(min(due, date(on.year, 12, 31)), date(on.year, 1, 2)),
            ancestor(known.row.village_code, Level.COUNTY) if (number + at) % 2 else "", fen * many or None,
            100 * many if unit else None, unit,
        )  # fmt: skip


def _given(one: Measure, on: date, number: int) -> Given:
    day = max(on - timedelta(1 + number % 40), date(on.year, 1, 2))
    return Given(kind=one.kind, on=day, by="县扶贫办（示范）" if one.giver else "帮扶责任人（示范）")
