"""The pages on which a round is closed, and on which is decided about a promise that it left."""

from datetime import date

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.pages.boards import AskPage
from huiyin_web.assistance.queries.rounds import TITLE
from huiyin_web.assistance.queries.stored import round_or_404
from huiyin_web.assistance.queries.undecided import left_alone, undecided
from huiyin_web.assistance.queries.wording import round_name
from huiyin_web.commitments.queries.wording import quantity_of, state_of
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names

_CLOSE = Text("Close the round", "结束本轮")
_CLOSE_LEAD = Text(
    "Its pairings end on its last day. Before that, every promise that was not kept is decided about and every poor "
    "place has a unit in the next round.",
    "本轮结对于届满日结束。此前须逐项决定未兑现承诺的去向，并为未脱贫的村（县）在下一轮安排单位。",
)
_CARRY = Text("Decide about a promise", "决定承诺去向")
_CARRY_LEAD = Text(
    "Carried, what is left of it becomes a new promise of the same unit in the next round. The old one stays and "
    "counts as not kept.",
    "转入下一轮的，剩余部分作为同一单位的新承诺；原承诺保留并计为未兑现。",
)
_PROMISE = Text("This promise among those that wait for a decision", "该待决定的承诺")


def close_page(*, actor: Actor, number: int) -> AskPage:
    """Give the page on which a round is closed.

    Raises:
        NotAllowedError, NotFoundError: their role runs no rounds, or there is no such round.
    """
    actor.need(May.RUN_ROUNDS)
    row = round_or_404(actor, number)
    back = reverse("assistance:summary", args=[number])
    facts: tuple[tuple[Text, Text | str], ...] = (
        (Text("Promises to be decided about", "待决定的承诺"), str(undecided(row).count())),
        (Text("Poor places without a unit afterwards", "届满后无单位帮扶的村（县）"), str(len(left_alone(row)))),
    )
    return AskPage(
        _CLOSE, _CLOSE_LEAD, (Crumb(TITLE, reverse("assistance:rounds")), Crumb(round_name(row), back), Crumb(_CLOSE)),
        _CLOSE, back, facts=facts, warns=True,
    )  # fmt: skip


def carry_page(*, actor: Actor, number: int, commitment: int, on: date) -> AskPage:
    """Give the page on which is decided about a promise that a round left unkept.

    Raises:
        NotAllowedError, NotFoundError: their role runs no rounds, or the promise does not wait for a decision.
    """
    actor.need(May.RUN_ROUNDS)
    row = round_or_404(actor, number)
    promise = undecided(row).filter(pk=commitment).first()
    if promise is None:
        raise NotFoundError(what=_PROMISE)
    back = reverse("assistance:summary", args=[number])
    facts: tuple[tuple[Text, Text | str], ...] = (
        (Text("Number", "编号"), promise.number),
        (Text("What was promised", "承诺事项"), promise.title),
        (Text("Unit", "单位"), office_names([promise.owner])[promise.owner]),
        (Text("Place", "地区"), place_names([promise.place_code]).get(promise.place_code, promise.place_code)),
        (Text("Quantity", "数量"), quantity_of(promise) or "--"),
        (Text("State", "状态"), state_of(promise, on)[0]),
    )
    return AskPage(
        _CARRY, _CARRY_LEAD, (Crumb(TITLE, reverse("assistance:rounds")), Crumb(round_name(row), back), Crumb(_CARRY)),
        _CARRY, back, facts=facts, known={"carried": "yes"},
    )  # fmt: skip
