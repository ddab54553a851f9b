"""Open a round of assistance."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.actions._refusing import need
from huiyin_web.assistance.models import AssistanceRound, Participant
from huiyin_web.core import audit
from huiyin_web.core.clock import day_of
from huiyin_web.core.turns import take_turn

CODE = "assistance.round.opened"
SENTENCE = Text("opened a round of assistance", "启动帮扶轮次")
_LOCK = 0x52_4F_55_4E  # "ROUN": two rounds are never opened at once
_FIRST, _LAST = 1986, 2100  # since China has had an office for it
_NAMELESS = Text("Give the round a name.", "请填写轮次名称。")
_YEARS = Text(
    "The years are {first} to {last}; give years from {least} to {most}, the first first.",
    "年份为 {first} 至 {last}；请填写 {least} 至 {most} 年，起始年在前。",
)
_OVERLAP = Text("The years {years} are those of another round already.", "与已有轮次（{years}）年份重叠。")


@dataclass(frozen=True, slots=True)
class RoundTerms:
    """A round's name and years, and whether the units of the round before take part again as they did."""

    name: str
    first_year: int
    last_year: int
    name_en: str = ""
    carries: bool = False


@transaction.atomic
def open_round(*, terms: RoundTerms, by: Actor, at: datetime) -> AssistanceRound:
    """Open a round; its years touch no other's. Units of the round before are taken over where that is asked for.

    Who: the provincial office.
    Recorded: `assistance.round.opened`.

    Raises:
        NotAllowedError: their role runs no rounds.
        AssistanceRefusedError: it has no name, or its years are not in order or another round's.
    """
    by.need(May.RUN_ROUNDS)
    take_turn(_LOCK)
    first, last = terms.first_year, terms.last_year
    other = AssistanceRound.objects.filter(first_year__lte=last, last_year__gte=first).first()
    years = _YEARS.fill(first=first, last=last, least=_FIRST, most=_LAST)
    need(
        "open_round",
        {
            "name": (_NAMELESS, not terms.name.strip()),
            "last_year": (years, not _FIRST <= first <= last <= _LAST),
            "first_year": (_OVERLAP.fill(years=other.key if other else ""), other is not None),
        },
    )
    row = AssistanceRound.objects.create(
        name=terms.name.strip(), name_en=terms.name_en.strip(), first_year=first, last_year=last, at=at,
        by_key=by.key, by_name=by.name,
    )  # fmt: skip
    taken = _take_over(row, by, at) if terms.carries else 0
    audit.record(CODE, by=by, at=at, subject=f"assistance_round:{row.pk}", place_code=by.place_code,
                 detail={"years": row.key, "units": taken})  # fmt: skip
    return row


def _take_over(row: AssistanceRound, by: Actor, at: datetime) -> int:
    before = AssistanceRound.objects.filter(last_year__lt=row.first_year).order_by("-last_year").first()
    if before is None:
        return 0
    made = [
        Participant(
            round=row, organisation=one.organisation, kind=one.kind, place_code=one.place_code, least=one.least,
            most=one.most, specialities=one.specialities, joined_on=day_of(at), at=at, by_key=by.key, by_name=by.name,
        )
        for one in before.participants.order_by("organisation")
    ]  # fmt: skip
    Participant.objects.bulk_create(made)
    return len(made)
