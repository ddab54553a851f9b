"""The export of the national registry that the county of the demo compares with its register: made up from our own."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from huiyin.kernel.places import prefix_of
from huiyin.records.national import Values, layout
from huiyin.records.returning import laid_out, write_tabs
from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.exchange.actions.compare_export import compare_export
from huiyin_web.exchange.actions.decide_difference import decide_difference
from huiyin_web.exchange.actions.take_export import Sent, take_export
from huiyin_web.exchange.models import Decision, Difference
from huiyin_web.exchange.queries.exchanges import rows_for_layout
from huiyin_web.registry.queries.households import REMOVED, households_in_reach

_WHO, _LAYOUT, _NAME = "huzhu", "national-2014", "全国系统导出（示范）.xlsx"
_MOST = 60  # households of the county that the export tells of
_MISSING = 2  # households of theirs and of ours that the other side lacks
_APART = 7  # every seventh says something else there
_THERE: Sequence[Values] = (
    {"phone": "10000000001"}, {"farmland": 6.5}, {"main_cause": "labour"}, {"wage_income": 1_200_000},
)  # fmt: skip
_DECIDED = (Decision.THEIRS, Decision.OURS, Decision.LATER)


def compare_registry(*, on: date, at: datetime) -> None:
    """Let the county compare an export, and decide about the first of what differs."""
    by, of = actor_of(User.objects.get(username=_WHO), on=on), layout(_LAYOUT)
    mine = households_in_reach(by).filter(village_code__startswith=prefix_of(by.place_code)).exclude(status=REMOVED)
    homes, members = rows_for_layout(list(mine.order_by("village_code", "pk")[:_MOST]))
    there = _as_there(homes)
    known = {home["office_number"] for home in there}
    rows = {"households": there, "persons": [one for one in members if one["household_number"] in known]}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "export.xlsx"
        write_tabs(path, [laid_out(of, sheet, _LAYOUT, some) for sheet, some in rows.items()])
        with path.open("rb") as first, path.open("rb") as second:
            sent = Sent(_LAYOUT, _LAYOUT, on, _NAME, first, second, _NAME)
            made = compare_export(exchange=take_export(sent=sent, by=by, at=at).pk, by=by, at=at)
    differing = Difference.objects.filter(exchange=made).order_by("pk").values_list("pk", flat=True)
    for number, decision in zip(differing[: len(_DECIDED)], _DECIDED, strict=False):
        decide_difference(exchange=made.pk, difference=number, decision=decision, by=by, at=at)


def _as_there(homes: Sequence[Values]) -> list[Values]:
    """Give households as the registry has them: some with another value, some missing, some that are not ours."""
    neighbours = [two for one, two in pairwise(homes) if one["village_code"] == two["village_code"]]
    missing = {home["office_number"] for home in neighbours[:_MISSING]}
    changed = [
        {**home, **_THERE[at // _APART % len(_THERE)]} if at % _APART == 0 else home for at, home in enumerate(homes)
    ]
    strangers = [{**home, "office_number": f"{home['office_number'][:-2]}99"} for home in neighbours[-_MISSING:]]
    return [home for home in changed if home["office_number"] not in missing] + strangers
