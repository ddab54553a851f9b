"""The households of schemes as the library adds them up; what was registered of moves by place."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import QuerySet, Sum
from django.db.models.functions import Substr

from huiyin.followup.relocation import WENT_BACK, YEAR, Case, State
from huiyin.kernel.places import prefix_of
from huiyin_web.relocation.models import FollowUp, Move


def cases_by_village(moves: QuerySet[Move], *, on: date) -> dict[str, list[Case]]:
    """Give the households of some schemes by the village that they come from."""
    columns = ("pk", "from_code", "state", "persons", "before", "due_on")
    rows = list(moves.order_by("pk").values_list(*columns))
    asked = FollowUp.objects.filter(move__in=moves.order_by().values("pk"), months=YEAR)
    told = {one[0]: one[1:] for one in asked.values_list("move", "labour", "jobs", "income", "lives")}
    found: dict[str, list[Case]] = defaultdict(list)
    for key, village, state, persons, before, due_on in rows:
        labour, jobs, income, lives = told.get(key, (None, None, None, None))
        found[village].append(
            Case(
                State(state), persons, before,
                has_labour=None if labour is None else labour > 0, works=None if jobs is None else jobs > 0,
                income=income, stays=None if lives is None else lives != WENT_BACK,
                is_overdue=due_on is not None and due_on < on,
            )
        )  # fmt: skip
    return found


def persons_moved(places: Collection[str], *, since: date, until: date) -> dict[str, int]:
    """Give how many persons of places moved between two days, those days included: what the register knows of it.

    A person counts for the village that the household moved out of, and for all places above it.
    """
    found = dict.fromkeys(places, 0)
    for digits, codes in _by_length(places):
        rows = (
            Move.objects.filter(moved_on__gte=since, moved_on__lte=until)
            .annotate(under=Substr("from_code", 1, digits)).order_by().values_list("under")
            .annotate(many=Sum("persons"))
        )  # fmt: skip
        counted = dict(rows)
        found |= {code: counted.get(prefix_of(code), 0) for code in codes}
    return found


def _by_length(places: Iterable[str]) -> list[tuple[int, list[str]]]:
    lengths: dict[int, list[str]] = defaultdict(list)
    for code in places:
        lengths[len(prefix_of(code))].append(code)
    return sorted(lengths.items())
