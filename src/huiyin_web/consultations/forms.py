"""What the pages of consultations send and ask."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.followup.commitments import KINDS, UNITS
from huiyin.followup.commitments.words import LONGEST_PERSON, LONGEST_REASON, LONGEST_TITLE
from huiyin.followup.consultations import Act, Given
from huiyin.followup.wording import LONGEST_TEXT
from huiyin.kernel.text import Text
from huiyin_web.consultations.actions.call_consultation import Call
from huiyin_web.consultations.actions.raise_needs import Asked
from huiyin_web.consultations.errors import NeedsRefusedError
from huiyin_web.consultations.pages import RaisePage
from huiyin_web.consultations.queries.listing import open_rounds
from huiyin_web.consultations.queries.needs import states_offered
from huiyin_web.core.fields import LARGEST_KEY, day_field, line_field, place_field, words_field
from huiyin_web.core.language import current_language
from huiyin_web.core.told_forms import ToldForm, offer

BLANK = 2  # lines for what nobody knew
_EARLIEST, _LATEST = 2000, 2100


def _amount(label: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, required=False, max_digits=14, decimal_places=2)


class CallForm(ToldForm):
    """A consultation as it is called."""

    elsewhere: ClassVar = {"round": "round_id"}
    round_id = forms.ChoiceField(label=_("Round"))
    year = forms.IntegerField(label=_("Year"), min_value=_EARLIEST, max_value=_LATEST)
    place_code = place_field(_("Place code"))
    needs_by = day_field(_("Needs until"))
    answers_by = day_field(_("Answers until"))

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        offer(self, "round_id", open_rounds())

    @property
    def call(self) -> Call:
        """What is called, once it is valid."""
        return Call(**self.cleaned_data | {"round_id": int(self.cleaned_data["round_id"])})


class NeedForm(ToldForm):
    """One need; a line that is not ticked, or has no words where nothing was known, is left out."""

    elsewhere: ClassVar = {"asked": "unit"}
    known = forms.RegexField(r"^[a-z]+\.[a-z0-9_]+$", required=False, max_length=24, widget=forms.HiddenInput)
    take = forms.BooleanField(label=_("Raise this"), required=False)
    title = line_field(_("What is needed"), LONGEST_TITLE)
    unit = forms.ChoiceField(label=_("Asked of"))
    kind = forms.ChoiceField(label=_("Kind"))
    quantity = _amount(_("Quantity"))
    counted_in = forms.ChoiceField(label=_("Unit"), required=False)
    what = words_field(_("In more words"), LONGEST_TEXT)

    def __init__(self, data: Any = None, *, units: Sequence[tuple[str, Text]], is_known: bool, **more: Any) -> None:
        super().__init__(data, **more)
        self.is_known = is_known
        offer(self, "unit", units)
        offer(self, "kind", KINDS)
        offer(self, "counted_in", UNITS, empty=True)
        if not is_known:
            del self.fields["take"]

    @property
    def asked(self) -> Asked | None:
        """What is raised, once it is valid; none for a line that is left out."""
        found = self.cleaned_data
        if not (found.get("take") if self.is_known else found["title"].strip()):
            return None
        return Asked(**{key: value for key, value in found.items() if key != "take"})


class NeedsForm:
    """What a place raises: a line for all that is known and not answered, and some for what nobody knew."""

    def __init__(self, page: RaisePage, data: Any = None) -> None:
        language = current_language()
        begun = [
            {
                "known": one.key, "title": one.title.say(language), "kind": one.kind, "quantity": one.quantity,
                "counted_in": one.counted_in,
            }
            for one in page.open
        ]  # fmt: skip
        self.lines = [
            NeedForm(data, units=page.units, is_known=True, prefix=f"known{turn}", initial=initial)
            for turn, initial in enumerate(begun)
        ] + [
            NeedForm(data, units=page.units, is_known=False, prefix=f"new{turn}", initial={"kind": "other"})
            for turn in range(BLANK)
        ]
        self.told: list[NeedForm] = []

    def is_valid(self) -> bool:
        """Say whether every line can be read; afterwards `needs` gives what is raised."""
        valid = [line.is_valid() for line in self.lines]
        return all(valid)

    @property
    def needs(self) -> list[Asked]:
        """The needs, each line that was taken."""
        told = [(line, line.asked) for line in self.lines]
        self.told = [line for line, one in told if one is not None]
        return [one for _line, one in told if one is not None]

    def tell(self, refused: NeedsRefusedError) -> None:
        """Say at each line what stands against it."""
        for number, decision in refused.decisions.items():
            line = self.told[number] if self.told else self.lines[0]
            line.tell(decision)


class ActForm(ToldForm):
    """What comes with something that is done to a need: only what it needs."""

    seen = forms.IntegerField(min_value=0, max_value=LARGEST_KEY, widget=forms.HiddenInput)
    what = line_field(_("What the unit does"), LONGEST_TITLE)
    amount = _amount(_("How much"))
    due_on = day_field(_("Due"), required=False)
    person = line_field(_("Who there answers for it"), LONGEST_PERSON)
    reason = words_field(_("Reason"), LONGEST_REASON)
    why_short = words_field(
        _("Why it can't wait"), LONGEST_REASON,
        help_text=_("Only where less time is given than the class of the matter allows."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, act: Act, counted: bool, **more: Any) -> None:
        super().__init__(data, prefix=act.key, **more)
        self.act = act
        wanted = {want.value for want in act.wants} - (set() if counted else {"amount"})
        for name in set(self.fields) - wanted - {"seen"}:
            del self.fields[name]

    @property
    def given(self) -> Given:
        """What was given, once it is valid."""
        return Given(**{key: value for key, value in self.cleaned_data.items() if key != "seen"})


class CommitForm(ActForm):
    """Agreeing: what the engine of commitments asks for stands at the one field that there is."""

    elsewhere: ClassVar = {"reason": "why_short", "due_on": "why_short"}


class NeedsFilter(forms.Form):
    """Which needs; anything else is as if nothing was asked."""

    words = forms.CharField(label=_("Words"), required=False, max_length=60)
    state = forms.ChoiceField(label=_("State"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    unit = forms.ChoiceField(label=_("Unit asked"), required=False)
    place = forms.RegexField(r"^\d{12}$", label=_("Place code"), required=False)
    after = forms.IntegerField(min_value=0, max_value=LARGEST_KEY, required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, units: Sequence[tuple[str, Text]], **more: Any) -> None:
        super().__init__(data, **more)
        offer(self, "state", states_offered(), empty=True)
        offer(self, "kind", KINDS, empty=True)
        offer(self, "unit", units, empty=True)
