"""What the library's proposal is made from: a round's units, poor villages with people and needs, who is paired."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.db.models import Count, Min, Sum

from huiyin.figures.geography.distances import kilometres
from huiyin.kernel.places import Level, ancestor, level_of
from huiyin.planning.pairing import Pair, Present, Round, Unit, Village
from huiyin_web.assistance.models import AssistanceRound, Pairing, Participant
from huiyin_web.assistance.queries.stored import STILL_POOR, poor_on
from huiyin_web.places.models import PoorPlace
from huiyin_web.places.offices import office_names
from huiyin_web.registry.models import Household

EASTERN = "eastern"


def asked_round(row: AssistanceRound, on: date) -> Round:
    """Give a round as the library pairs it: units but eastern cities, villages on the list of the poor on a day.

    Villages that a unit of this round helps already are left out, and units take as many fewer. Who was paired in the
    round before counts as continuity. Distances are as the crow flies between counties, where the map has all of them;
    else those of the library's stand-in.
    """
    running = Pairing.objects.filter(participant__round=row, ends_on__isnull=True).exclude(participant__kind=EASTERN)
    helped = list(running.values_list("place_code", "participant"))
    units = _units(row, Counter(unit for _, unit in helped))
    villages = _villages(on, {place for place, _ in helped})
    return Round(
        on=on, units=units, villages=villages, present=_present(row, on), distances=_distances(units, villages)
    )


def _units(row: AssistanceRound, has: Mapping[int, int]) -> list[Unit]:
    rows: Sequence[Participant] = list(row.participants.exclude(kind=EASTERN).order_by("organisation"))
    names = office_names([one.organisation for one in rows])
    return [
        Unit(
            one.organisation, names[one.organisation], one.place_code, one.most - has.get(one.pk, 0),
            max(one.least - has.get(one.pk, 0), 0), one.known_for, one.kind, one.funds,
        )
        for one in rows
        if one.most > has.get(one.pk, 0)
    ]  # fmt: skip


def _villages(on: date, helped: Collection[str]) -> list[Village]:
    listed = dict(PoorPlace.objects.filter(poor_on(on)).values_list("place_code", "deep"))
    codes = [code for code in sorted(listed) if code not in helped and level_of(code) is Level.VILLAGE]
    poor = Household.objects.filter(status__in=STILL_POOR).order_by()
    counted = {
        code: (persons or 0, homes)
        for code, persons, homes in poor.values_list("village_code").annotate(Sum("member_count"), Count("pk"))
    }
    needs = _needs()
    return [
        Village(code, *counted.get(code, (0, 0)), needs=needs.get(code, {}), deep=bool(listed[code])) for code in codes
    ]


def _needs() -> Mapping[str, Mapping[str, float]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    told = Household.objects.filter(status__in=STILL_POOR).exclude(needs=None).exclude(needs="")
    for code, needs, many in told.order_by().values_list("village_code", "needs").annotate(Count("pk")):
        for need in needs.split(","):
            found[code][need] += many
    return {code: {need: float(many) for need, many in counts.items()} for code, counts in found.items()}


def _present(row: AssistanceRound, on: date) -> list[Present]:
    before = AssistanceRound.objects.filter(last_year__lt=row.first_year).order_by("-last_year").first()
    rounds = [row.pk, before.pk] if before else [row.pk]
    paired = Pairing.objects.filter(participant__round__in=rounds, starts_on__lte=on).order_by()
    since = paired.values_list("place_code", "participant__organisation").annotate(Min("starts_on"))
    return [Present(Pair(place, unit), began) for place, unit, began in since]


def _distances(units: Sequence[Unit], villages: Sequence[Village]) -> dict[tuple[str, str], float] | None:
    counties = {village.place: ancestor(village.place, Level.COUNTY) for village in villages}
    apart = {
        (here, there): kilometres(here, there)
        for here in {unit.place for unit in units}
        for there in {*counties.values()}
    }
    known = {pair: far for pair, far in apart.items() if far is not None}
    if len(known) < len(apart):
        return None
    return {(unit.key, place): known[unit.place, county] for unit in units for place, county in counties.items()}
