"""Pair a unit of a round with a village, or an eastern city with a county."""

from datetime import date, datetime

from django.db import transaction

from huiyin.kernel.places import Level
from huiyin.kernel.text import Text
from huiyin_web.access.actions.open_reaches import Reaching, open_reaches
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.actions._refusing import need
from huiyin_web.assistance.models import Pairing, Participant
from huiyin_web.assistance.queries.stored import participant_or_404
from huiyin_web.core import audit
from huiyin_web.places.queries import place_or_404

CODE = "assistance.pairing.begun"
SENTENCE = Text("paired a unit with a place", "安排单位结对")
EASTERN = "eastern"
_CLOSED = Text("The round is closed.", "该轮次已结束。")
_LEVEL = Text(
    "A unit is paired with a village, an eastern city with a county; this is a {level}.",
    "单位与村结对，东部城市与县结对；所选为{level}。",
)
_YEARS = Text(
    "The round runs from {first} to {last}; {on} lies outside.", "本轮为 {first} 至 {last} 年，{on} 不在其内。"
)
_TWICE = Text("It is paired with this place already.", "该单位已与该地结对。")
_FULL = Text(
    "It has {has} and takes {most} at the most; raise that first, or end another pairing.",
    "该单位已结对 {has} 个，上限 {most} 个；请先提高上限或结束其他结对。",
)


@transaction.atomic
def pair_unit(*, participant: int, place_code: str, on: date, by: Actor, at: datetime) -> Pairing:
    """Pair a unit of an open round with a place in reach from a day on; the pairing gives its accounts their reach.

    Who: the provincial office and prefecture officers, within their place.
    Rule: a village, for an eastern city a county; once; no more than the unit takes.
    Recorded: `assistance.pairing.begun`.

    Raises:
        NotAllowedError, NotFoundError: their role pairs no units, or the unit or the place is not there or theirs.
        AssistanceRefusedError: the round is closed or of other years, or what the rule says.
    """
    by.need(May.PAIR_UNITS)
    unit = participant_or_404(by, participant, lock=True)
    place, round_ = place_or_404(by, place_code), unit.round
    running = unit.pairings.filter(ends_on__isnull=True)
    has = running.count()
    asked = Level.COUNTY if unit.kind == EASTERN else Level.VILLAGE
    need(
        "pair",
        {
            "round": (_CLOSED, round_.closed_on is not None),
            "place_code": (_LEVEL.fill(level=place.level.label), place.level is not asked),
            "on": (
                _YEARS.fill(first=round_.first_year, last=round_.last_year, on=on),
                not round_.first_year <= on.year <= round_.last_year,
            ),
            "twice": (_TWICE, running.filter(place_code=place_code).exists()),
            "unit": (_FULL.fill(has=has, most=unit.most), has >= unit.most),
        },
    )
    row = begin_pairings([(unit, place_code)], on=on, by=by, at=at)[0]
    audit.record(
        CODE, by=by, at=at, subject=f"organisation:{unit.organisation}", place_code=place_code,
        detail={"pairing": row.pk, "round": round_.key, "on": on.isoformat()},
    )  # fmt: skip
    return row


def begin_pairings(pairs: list[tuple[Participant, str]], *, on: date, by: Actor, at: datetime) -> list[Pairing]:
    """Write pairings that were judged, with the reach that each gives."""
    grants = open_reaches(
        reaching=[
            Reaching(on, f"{unit.round.key}", organisation=unit.organisation, place_code=place) for unit, place in pairs
        ]
    )
    rows = [
        Pairing(participant=unit, place_code=place, starts_on=on, grant=grant, at=at, by_key=by.key, by_name=by.name)
        for (unit, place), grant in zip(pairs, grants, strict=True)
    ]
    return Pairing.objects.bulk_create(rows)
