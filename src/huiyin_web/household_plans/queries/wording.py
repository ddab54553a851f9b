"""How plans and their measures are worded; what people wrote is masked where it holds somebody's numbers."""

from datetime import date

from django.urls import reverse

from huiyin.followup.household_plans import UNITS, State
from huiyin.kernel.money import yuan
from huiyin.kernel.text import Text
from huiyin.records.codes import HELP_KIND
from huiyin.records.fields import Mask
from huiyin.records.masking import masked, masked_within
from huiyin.rules.assistance import BATCH_OF
from huiyin_web.access.actor import Actor
from huiyin_web.core.amounts import Tone
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell
from huiyin_web.core.templatetags.wording import number
from huiyin_web.household_plans.models import PlannedMeasure
from huiyin_web.places.queries import place_names
from huiyin_web.registry.models import Household

TITLE = Text("Plans for households", "农户帮扶计划")
HEAD = Text("Household of {head}", "{head}户")
TONES: dict[State, Tone] = {
    State.DRAFT: "", State.AGREED: "warn", State.APPROVED: "go", State.RETURNED: "bad", State.REPLACED: "",
    State.DROPPED: "", State.CLOSED: "good",
}  # fmt: skip
HELPER = Text("the household's helper", "帮扶责任人")
_QUANTITY = Text("{quantity} {unit}", "{quantity} {unit}")
_YUAN = Text("{amount} yuan", "{amount} 元")
_NO_BATCH = Text("other", "其他")
_DONE = Text("carried out", "已落实")
_OPEN = Text("open", "待落实")
_LATE = Text("overdue since {day}", "{day} 到期未落实")
_HOUSEHOLD = Text("Household", "农户")


def head_of(row: Household) -> Text:
    """Say whose household it is, masked."""
    return HEAD.fill(head=masked(row.head_name, Mask.NAME))


def kind_of(kind: str) -> Text:
    """Say a kind of help."""
    return HELP_KIND.label_of(kind).sentence()


def batch_of(kind: str) -> Text:
    """Say to which way out of poverty a kind of help belongs."""
    batch = BATCH_OF.get(kind)
    return batch.label if batch else _NO_BATCH


def how_much(row: PlannedMeasure) -> Text | None:
    """Say how much is planned: money, a quantity, or both."""
    said = []
    if row.fen is not None:
        amount = yuan(row.fen)
        said.append(_YUAN.fill(amount=number(amount, 0 if amount == int(amount) else 2)))
    if row.hundredths is not None:
        quantity = row.hundredths / 100
        places = 0 if row.hundredths % 100 == 0 else 2
        said.append(_QUANTITY.fill(quantity=number(quantity, places), unit=UNITS.label_of(row.unit)))
    return Text.join(said) if said else None


def progress_of(row: PlannedMeasure, *, is_done: bool, in_force: bool, on: date) -> Cell:
    """Say whether a measure is carried out, as a tag."""
    if is_done:
        return Cell(_DONE, tone="good")
    if in_force and row.due_on < on:
        return Cell(_LATE.fill(day=row.due_on), tone="bad")
    return Cell(_OPEN, tone="warn" if in_force else "")


def said(words: str) -> str:
    """Give what people wrote, without anybody's numbers."""
    return str(masked_within(words))


def way_to(actor: Actor, row: Household, *more: Crumb) -> tuple[Crumb, ...]:
    """Give the way to a household's plan by its village, for whoever reaches that."""
    village = place_names([row.village_code]).get(row.village_code, Text(row.village_code, row.village_code))
    url = reverse("household_plans:place", args=[row.village_code]) if actor.scope.covers(row.village_code) else ""
    return (
        Crumb(village, url),
        Crumb(_HOUSEHOLD, reverse("overview:household", args=[row.pk])),
        *more,
    )
