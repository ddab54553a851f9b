"""A unit's plan as a form of several lines."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.followup.commitments import KINDS, UNITS
from huiyin.followup.commitments.words import LONGEST_REASON, LONGEST_TITLE
from huiyin_web.assistance.actions.pledge_plan import Pledge
from huiyin_web.assistance.errors import PlanRefusedError
from huiyin_web.core.fields import day_field
from huiyin_web.core.told_forms import ToldForm, offer

LINES = 5
_PREFIX = "line{}"


class PledgeForm(ToldForm):
    """One line of a plan; a line without words is left out."""

    elsewhere: ClassVar = {"reason": "why_short"}
    title = forms.CharField(label=_("What is promised"), required=False, max_length=LONGEST_TITLE)
    place_code = forms.ChoiceField(label=_("Place"))
    kind = forms.ChoiceField(label=_("Kind"))
    quantity = forms.DecimalField(label=_("Quantity"), required=False, max_digits=14, decimal_places=2)
    unit = forms.ChoiceField(label=_("Counted in"), required=False)
    starts_on = day_field(_("Begins"))
    due_on = day_field(_("Due"))
    person = forms.CharField(label=_("Who there answers for it"), required=False, max_length=60)
    why_short = forms.CharField(
        label=_("Why it can't wait"), required=False, max_length=LONGEST_REASON,
        help_text=_("Only where less time is given than the class of the matter allows."),
    )  # fmt: skip

    def __init__(self, *args: Any, places: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "place_code", places)
        offer(self, "kind", KINDS)
        offer(self, "unit", UNITS, empty=True)

    def clean(self) -> dict[str, Any]:
        """Insist that a quantity has a unit."""
        found = super().clean() or {}
        if "quantity" not in self.errors and bool(found.get("unit")) != (found.get("quantity") is not None):
            self.add_error("unit", _("A quantity has a unit, and a unit a quantity."))
        return found


class PlanForm:
    """The lines of a plan as they were sent, or as they begin."""

    def __init__(self, data: Any, *, places: Sequence[tuple[str, str]], initial: dict[str, Any]) -> None:
        sent = [data is not None and (number == 0 or _has_words(data, number)) for number in range(LINES)]
        self.lines = [
            PledgeForm(data if is_sent else None, prefix=_PREFIX.format(number), places=places, initial=initial)
            for number, is_sent in enumerate(sent)
        ]
        self.written = [line for line, is_sent in zip(self.lines, sent, strict=True) if is_sent]

    def is_valid(self) -> bool:
        """Say whether every line that was written can be read; the first always counts as written."""
        unread = [line for line in self.written if not line.is_valid()]
        return not unread

    @property
    def pledges(self) -> list[Pledge]:
        """What was written, once it is valid."""
        return [Pledge(**line.cleaned_data) for line in self.written]

    def tell(self, refused: PlanRefusedError) -> None:
        """Say what stands against each line at its field."""
        for number, decision in refused.decisions.items():
            self.written[number].tell(decision)


def _has_words(data: Any, number: int) -> bool:
    prefix = _PREFIX.format(number)
    return any(data.get(f"{prefix}-{field}") for field in ("title", "quantity"))
