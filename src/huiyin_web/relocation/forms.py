"""What the pages of relocation send and ask."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.followup.relocation import CLINIC, LIVES, OLD_SITES, SCHOOL, Given, Step, Told
from huiyin.followup.relocation.words import LONGEST_NAME, LONGEST_TITLE, LONGEST_WORDS
from huiyin.kernel.money import fen
from huiyin.records.codes import RELOCATION
from huiyin.rules.casework.words import MEANS, READ_LANGUAGE, SIGNATURE
from huiyin_web.core.fields import LARGEST_KEY, day_field, line_field, place_field, words_field
from huiyin_web.core.told_forms import ToldForm, offer
from huiyin_web.relocation.actions.set_up_scheme import Terms
from huiyin_web.relocation.models import KINDS

_MOST_LINES = 40_000  # characters: some thousand households
_MOST_HOUSES = 100_000
_NUMBER = 32
_FIRST_YEAR, _LAST_YEAR = 2011, 2100


def _lines(words: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in words.splitlines() if one.strip())


def _decimal(label: Any, **more: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, max_digits=13, decimal_places=2, required=False, **more)


def _hundredths(amount: Decimal | None) -> int | None:
    return None if amount is None else fen(amount)


class SchemeForm(ToldForm):
    """A scheme as it is set up; what it lacks the library says."""

    title = line_field(_("Name of the scheme"), LONGEST_TITLE)
    kind = forms.ChoiceField(label=_("Kind"))
    year = forms.IntegerField(label=_("Year of the plan"), min_value=_FIRST_YEAR, max_value=_LAST_YEAR)
    place_code = place_field(_("Place code of the new houses"))
    origins = words_field(
        _("Villages that it takes people from"), _MOST_LINES, rows=4, help_text=_("One place code a line.")
    )
    houses = forms.IntegerField(label=_("Houses"), max_value=_MOST_HOUSES)
    project = line_field(
        _("Project that pays"), _NUMBER, help_text=_("Its number, such as P-2016-0417; nothing where there is none.")
    )

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        offer(self, "kind", ((one.key, one.label.sentence()) for one in RELOCATION.codes if one.key in KINDS))

    @property
    def terms(self) -> Terms:
        """What is set up, once it is valid."""
        found = self.cleaned_data
        return Terms(**found | {"origins": tuple(dict.fromkeys(_lines(found["origins"])))})

    def clean_origins(self) -> str:
        """Insist on place codes, one a line.

        Raises:
            ValidationError: a line is none.
        """
        words: str = self.cleaned_data["origins"]
        if wrong := [one for one in _lines(words) if not (len(one) == 12 and one.isdecimal())]:  # noqa: PLR2004
            raise forms.ValidationError(_("A place code has 12 digits; this is none: %(line)s."),
                                        params={"line": wrong[0][:40]})  # fmt: skip
        return words


class OfferForm(ToldForm):
    """Households that are offered a house."""

    lines = words_field(
        _("Households"), _MOST_LINES, rows=5, help_text=_("The office number of each household, one a line.")
    )
    on = day_field(_("Asked on"))

    @property
    def numbers(self) -> tuple[str, ...]:
        """The office numbers, once it is valid."""
        return _lines(self.cleaned_data["lines"])


class StepForm(ToldForm):
    """What comes with a step: only what it needs."""

    elsewhere = {"in_writing": "means"}  # noqa: RUF012  as the class it extends has it
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    signed_by = line_field(_("Who of the household"), LONGEST_NAME)
    means = forms.ChoiceField(label=_("How it was given"))
    read_aloud = forms.BooleanField(label=_("It was read aloud"), required=False)
    language = forms.ChoiceField(label=_("Language it was read in"), required=False)
    witness = line_field(_("Witness"), LONGEST_NAME, help_text=_("Needed without a signature."))
    area = _decimal(_("House (m2)"))
    contribution = _decimal(_("Own money for it (yuan)"))
    debt = _decimal(_("Debt for it (yuan)"))
    old_site = forms.ChoiceField(label=_("Old site"))
    on = day_field(_("On"))
    reason = words_field(_("Reason"), LONGEST_WORDS)

    def __init__(self, data: Any = None, *, step: Step, **more: Any) -> None:
        super().__init__(data, prefix=step.value, **more)
        self.step = step
        for name in list(self.fields):
            if name != "seen" and name not in _ASKED[step]:
                del self.fields[name]
        for name, codes in (("means", MEANS), ("language", READ_LANGUAGE), ("old_site", OLD_SITES)):
            if name in self.fields:
                offer(self, name, codes, empty=True)

    @property
    def given(self) -> Given:
        """What was given, once it is valid."""
        found = self.cleaned_data
        return Given(
            on=found["on"], signed_by=found.get("signed_by", ""), in_writing=found.get("means") == SIGNATURE,
            read_aloud=found.get("read_aloud", False), language=found.get("language", ""),
            witness=found.get("witness", ""), area=_hundredths(found.get("area")),
            contribution=_hundredths(found.get("contribution")), debt=_hundredths(found.get("debt")),
            old_site=found.get("old_site", ""), reason=found.get("reason", ""),
        )  # fmt: skip


_OWN_WORD = ("signed_by", "means", "read_aloud", "language", "witness", "on")
_ASKED: dict[Step, tuple[str, ...]] = {
    Step.CONSENT: _OWN_WORD,
    Step.DECLINE: (*_OWN_WORD, "reason"),
    Step.WITHDRAW: (*_OWN_WORD, "reason"),
    Step.HOUSE: ("area", "contribution", "debt", "on"),
    Step.MOVE: ("on",),
    Step.OLD_SITE: ("old_site", "on", "reason"),
}


class FollowUpForm(ToldForm):
    """How a household lives after its move."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    on = day_field(_("Asked on"))
    labour = forms.IntegerField(label=_("Members who can work"))
    jobs = forms.IntegerField(label=_("Of them with work"))
    income = _decimal(_("Net income a head of the last 12 months (yuan)"))
    school = forms.ChoiceField(label=_("Children at school"))
    clinic = forms.ChoiceField(label=_("Clinic"))
    lives = forms.ChoiceField(label=_("Where it lives"))
    note = words_field(_("Note"), LONGEST_WORDS, help_text=_("Why, where it went back."))

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, prefix="follow", **more)
        for name, codes in (("school", SCHOOL), ("clinic", CLINIC), ("lives", LIVES)):
            offer(self, name, codes, empty=True)

    @property
    def found(self) -> Told:
        """What was found, once it is valid."""
        sent = self.cleaned_data
        names = ("on", "labour", "jobs", "school", "clinic", "lives", "note")
        return Told(**{name: sent[name] for name in names}, income=_hundredths(sent["income"]))


class TurnForm(forms.Form):
    """Where a list goes on; anything else is as if nothing was asked."""

    after = forms.IntegerField(min_value=0, max_value=LARGEST_KEY, required=False)


class ListForm(TurnForm):
    """Which schemes; anything else is as if nothing was asked."""

    words = forms.CharField(label=_("Words"), required=False, max_length=60)
    year = forms.IntegerField(label=_("Year of the plan"), required=False, min_value=_FIRST_YEAR, max_value=_LAST_YEAR)
    place = forms.RegexField(r"^\d{12}$", label=_("Place code"), required=False)
