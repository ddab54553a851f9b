"""The pages of forms about rounds, units and pairings: what is known before anybody writes."""

from datetime import date

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.models import AssistanceRound, Participant
from huiyin_web.assistance.pages.boards import AskPage
from huiyin_web.assistance.queries.rounds import TITLE
from huiyin_web.assistance.queries.stored import leaves_poor, pairing_or_404, round_or_404
from huiyin_web.assistance.queries.wording import round_name
from huiyin_web.core.language import current_language
from huiyin_web.core.parts import Crumb
from huiyin_web.core.templatetags.wording import day
from huiyin_web.places.offices import office_names, offices_within
from huiyin_web.places.queries import place_names

_YEARS = 3
_OPEN = Text("Open a round", "启动新一轮")
_OPEN_LEAD = Text("Its years touch no other round's.", "年份不得与其他轮次重叠。")
_ENROL = Text("Take a unit in", "纳入单位")
_ENROL_LEAD = Text(
    "What it is, how many villages it takes and what it is good at. A unit that is in the round takes on what is said "
    "now.",
    "填写类型、可帮扶村数和专长。已在本轮的单位，以本次填写为准。",
)
_PAIR = Text("Pair a unit", "安排结对")
_PAIR_LEAD = Text(
    "The pairing lets the unit's accounts see the place from that day on.", "自开始之日起，该单位账号可查看该地。"
)
_END = Text("End a pairing", "结束结对")
_END_LEAD = Text(
    "It stays in the list with its last day and its reason. Nobody is released before poverty is left.",
    "结对记录保留结束日期和理由。不脱贫不脱钩。",
)
_STILL = Text("It is on the list of the poor and no other unit helps it.", "仍在贫困名单内，且无其他单位帮扶。")
_LEFT = Text("It has left the list of the poor, or another unit helps it.", "已脱贫出列，或另有单位帮扶。")


def open_page(*, actor: Actor, on: date) -> AskPage:
    """Give the page on which a round is opened.

    Raises:
        NotAllowedError: their role runs no rounds.
    """
    actor.need(May.RUN_ROUNDS)
    last = AssistanceRound.objects.order_by("-last_year").values_list("last_year", flat=True).first()
    first = last + 1 if last else on.year
    return AskPage(
        _OPEN, _OPEN_LEAD, _way(_OPEN), _OPEN, reverse("assistance:rounds"),
        known={"first_year": first, "last_year": first + _YEARS - 1},
    )  # fmt: skip


def enrol_page(*, actor: Actor, number: int) -> AskPage:
    """Give the page on which a unit is taken into a round.

    Raises:
        NotAllowedError, NotFoundError: their role runs no rounds, or there is no such round.
    """
    actor.need(May.RUN_ROUNDS)
    row = round_or_404(actor, number)
    language = current_language()
    return AskPage(
        _ENROL, _ENROL_LEAD, _way(_ENROL, row), _ENROL, reverse("assistance:round", args=[number]),
        offered=tuple(name.say(language) for name in offices_within(actor.scope).values()),
    )  # fmt: skip


def pair_page(*, actor: Actor, number: int, on: date) -> AskPage:
    """Give the page on which a unit of a round is paired.

    Raises:
        NotAllowedError, NotFoundError: their role pairs no units, or there is no such round.
    """
    actor.need(May.PAIR_UNITS)
    row = round_or_404(actor, number)
    begins = min(max(on, date(row.first_year, 1, 1)), date(row.last_year, 12, 31))
    return AskPage(
        _PAIR, _PAIR_LEAD, _way(_PAIR, row), _PAIR, reverse("assistance:pairings", args=[number]), known={"on": begins}
    )


def units_of(number: int) -> dict[int, str]:
    """Give the units of a round by name, to choose from."""
    rows = Participant.objects.filter(round=number).order_by("organisation").values_list("pk", "organisation")
    names, language = office_names([organisation for _, organisation in rows]), current_language()
    return {pk: names[organisation].say(language) for pk, organisation in rows}


def end_page(*, actor: Actor, number: int, on: date) -> AskPage:
    """Give the page on which a pairing is ended.

    Raises:
        NotAllowedError, NotFoundError: their role pairs no units, or the pairing is not running or not theirs.
    """
    actor.need(May.PAIR_UNITS)
    row = pairing_or_404(actor, number)
    unit, round_ = row.participant, row.participant.round
    facts: tuple[tuple[Text, Text | str], ...] = (
        (Text("Unit", "单位"), office_names([unit.organisation])[unit.organisation]),
        (Text("Place", "地区"), place_names([row.place_code]).get(row.place_code, row.place_code)),
        (Text("Since", "开始日期"), day(row.starts_on)),
        (Text("Poverty", "脱贫情况"), _STILL if leaves_poor(row.place_code, on, but=row.pk) else _LEFT),
    )
    return AskPage(
        _END, _END_LEAD, _way(_END, round_), _END, reverse("assistance:pairings", args=[round_.pk]), facts=facts,
        known={"ends_on": on}, warns=True,
    )  # fmt: skip


def _way(last: Text, row: AssistanceRound | None = None) -> tuple[Crumb, ...]:
    between = (Crumb(round_name(row), reverse("assistance:round", args=[row.pk])),) if row else ()
    return (Crumb(TITLE, reverse("assistance:rounds")), *between, Crumb(last))
