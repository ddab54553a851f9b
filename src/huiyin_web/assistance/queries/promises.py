"""What was promised to one household on visits, and what the family says became of it."""

from django.urls import reverse

from huiyin.followup.visits import KEPT
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.assistance.models import Visit
from huiyin_web.core.amounts import Tone
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table

_TONES: dict[str, Tone] = {"kept": "good", "partly": "warn", "not_kept": "bad"}
_NOT_ASKED = Text("not asked yet", "尚未询问")
_SAID = Text("said on {day}", "{day} 农户反映")


def promises_of_household(actor: Actor, household: int) -> Table:
    """Give what was agreed with a household, the latest first; none where it is out of reach.

    What became of it is what the family said last.
    """
    reached = actor.scope.households_in("household__village_code", "household_id")
    visits = list(Visit.objects.filter(reached, household=household).order_by("visited_on", "pk"))
    answers = {one.promise_id: one for one in visits if one.kept}
    return Table(
        Text("Promised to this household", "对该户的承诺"),
        (
            Column("agreed", Text("Agreed", "商定事项")),
            Column("kept", KEPT.label.sentence(), main=True),
            Column("by", Text("By", "承诺人")),
            Column("visited_on", Text("Agreed on", "商定日期"), Kind.DAY),
            Column("next_on", Text("Next visit", "下次走访"), Kind.DAY),
            Column("said_on", Text("Said on", "反映日期"), Kind.DAY, filed=True),
            Column("receipt", Text("Receipt", "凭证"), filed=True),
        ),
        [_row(one, answers.get(one.pk)) for one in reversed(visits) if one.agreed],
        note=Text(
            "What became of it is the family's own word, asked on a later visit.",
            "兑现情况以农户在其后走访中的说法为准。",
        ),
        empty=Text("Nothing was agreed on a visit yet.", "走访中尚无商定事项。"),
        empty_next=Text("Whoever visits this household writes down what was agreed.", "由走访人登记商定事项。"),
    )  # fmt: skip


def _row(one: Visit, answer: Visit | None) -> Row:
    said_on = answer.visited_on if answer else None
    became = (
        Cell(KEPT.label_of(answer.kept), under=_SAID.fill(day=said_on), tone=_TONES[answer.kept])
        if answer
        else Cell(_NOT_ASKED, tone="")
    )
    return Row((
        Cell(one.agreed, reverse("assistance:slip", args=[one.pk]), under=one.receipt),
        became,
        one.by_name,
        one.visited_on,
        one.next_on,
        said_on,
        one.receipt,
    ))  # fmt: skip
