"""Strings of the access pages become values."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from huiyin.records.archives import MEBIBYTE
from huiyin_web.access.account_sheet import MOST_BYTES
from huiyin_web.access.accounts import Holder
from huiyin_web.access.roles import CHARTERS, Role
from huiyin_web.core.fields import LARGEST_KEY, day_field
from huiyin_web.core.language import current_language

_PASSWORD = {"autocomplete": "current-password"}
_NEW_PASSWORD = {"autocomplete": "new-password"}
_NO_DAY = _("Give a day from 1978 to 2100, such as 2016-12-31.")
_WRITTEN_DAY = re.compile(r"^(\d{4}-\d{2}-\d{2})?$", re.ASCII)


class SignInForm(forms.Form):
    """Name and password."""

    username = forms.CharField(
        label=_("User name"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=_("Password"), max_length=200, strip=False, widget=forms.PasswordInput(attrs=_PASSWORD)
    )


class PasswordForm(forms.Form):
    """The present password, and the new one twice."""

    present = forms.CharField(
        label=_("Present password"), max_length=200, strip=False, widget=forms.PasswordInput(attrs=_PASSWORD)
    )
    new = forms.CharField(
        label=_("New password"),
        max_length=200,
        strip=False,
        help_text=_("Ten characters at least; a short sentence is good."),
        widget=forms.PasswordInput(attrs=_NEW_PASSWORD),
    )
    again = forms.CharField(
        label=_("New password again"), max_length=200, strip=False, widget=forms.PasswordInput(attrs=_NEW_PASSWORD)
    )

    def clean_again(self) -> str:
        """Insist that both are the same."""
        again = str(self.cleaned_data["again"])
        if again != self.cleaned_data.get("new"):
            raise forms.ValidationError(_("The two new passwords differ."))
        return again


class _RoleField(forms.ChoiceField):
    """A role among those that somebody manages."""

    def offer(self, roles: frozenset[Role]) -> None:
        """Offer these roles, in the order of the list of roles, in the page's language."""
        language = current_language()
        self.choices = [("", "")] + [(r.value, CHARTERS[r].label.say(language)) for r in Role if r in roles]


class AskAccounts(forms.Form):
    """What of the accounts is asked for; what makes no sense is as if not asked."""

    words = forms.CharField(label=_("Name, user name or place code"), max_length=60, required=False)
    role = _RoleField(label=_("Role"), required=False)
    ended = forms.BooleanField(label=_("Ended accounts"), required=False)
    expired = forms.BooleanField(label=_("Expired one-time passwords"), required=False)
    after = forms.RegexField(r"^\d{0,12}\.\d{1,18}$", required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, roles: frozenset[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role = self.fields["role"]
        if isinstance(role, _RoleField):
            role.offer(roles)

    @property
    def key(self) -> tuple[str, int] | None:
        """The key after which the page begins."""
        place, _dot, number = self.cleaned_data.get("after", "").partition(".")
        return (place, int(number)) if number else None


class NewAccountForm(forms.Form):
    """One account."""

    name = forms.CharField(label=_("Name"), max_length=60)
    role = _RoleField(label=_("Role"))
    place_code = forms.RegexField(
        r"^\d{12}$",
        label=_("Place code"),
        help_text=_(
            "Type the name of the place and choose it, or its twelve digits; an account of an office reaches this "
            "place and all below it."
        ),
        error_messages={"invalid": _("A place code has twelve digits.")},
        widget=forms.TextInput(attrs={"list": "places", "autocomplete": "off"}),
    )
    organisation = forms.CharField(
        label=_("Organisation number"),
        max_length=24,
        required=False,
        help_text=_(
            "A department reaches the place that its organisation serves; units and partners what it is paired with."
        ),
    )
    username = forms.RegexField(
        r"^[A-Za-z0-9._-]{3,40}$",
        label=_("User name"),
        required=False,
        help_text=_("Left empty, it is made from the place code."),
        error_messages={"invalid": _("3 to 40 letters, digits, dots, hyphens or underscores.")},
    )

    def __init__(self, *args: Any, roles: frozenset[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role = self.fields["role"]
        if isinstance(role, _RoleField):
            role.offer(roles)


class _KeysField(forms.MultipleChoiceField):
    """Keys of rows that were ticked."""

    def valid_value(self, value: str) -> bool:
        """Take any whole number; whether there is such a row, the query says."""
        return value.isascii() and value.isdecimal() and len(value) < len(str(LARGEST_KEY))


class ChosenAccounts(forms.Form):
    """The accounts that were ticked."""

    users = _KeysField()

    @property
    def keys(self) -> list[int]:
        """Their keys; none where nothing sensible was ticked."""
        self.is_valid()
        return [int(key) for key in self.cleaned_data.get("users", [])]


class TransferForm(ChosenAccounts):
    """The accounts that were ticked, and where they go."""

    place_code = forms.RegexField(r"^\d{12}$")


class _HeldForm(forms.Form):
    """Until when something is given, and to whom: the account, or its organisation for all its accounts."""

    ends_on = day_field(
        _("Last day"),
        required=False,
        help_text=_("Left empty, it runs until it is ended."),
        error_messages={"invalid": _("Write the day as 2016-12-31.")},
    )
    to_organisation = forms.BooleanField(
        label=_("For the whole organisation"),
        required=False,
        help_text=_("Every account of the organisation reaches it, accounts made later too."),
    )

    def given(self, user: int) -> dict[str, Any]:
        """Give what was filled in, held by an account or by its organisation."""
        asked = dict(self.cleaned_data)
        return asked | {"holder": Holder(user, organisation=asked.pop("to_organisation"))}


class GrantForm(_HeldForm):
    """The place that an account is to reach."""

    place_code = forms.RegexField(
        r"^\d{12}$",
        label=_("Place code"),
        help_text=_("Twelve digits; the account reaches this place and all below it."),
        error_messages={"invalid": _("A place code has twelve digits.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 12, "list": "places"}),
    )


class GrantHouseholdForm(_HeldForm):
    """The household that an account is to reach."""

    prefix = "household"  # on the same page a place is given with a last day of its own

    number = forms.CharField(
        label=_("Household number"),
        max_length=60,
        help_text=_("The office's number of the household; the account reaches this household alone."),
    )


class BulkForm(forms.Form):
    """The accounts of a whole area: ticked places, a pasted table, a file, or all of them."""

    ticked = _KeysField(required=False)
    pasted = forms.CharField(required=False, max_length=60_000)
    file = forms.FileField(required=False)

    def clean_file(self) -> UploadedFile | None:
        """Refuse a file that is too large to be read while its sender waits."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is not None and (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(
                _("This file is larger than %(most)s MB. Keep the columns “place” and “name” only, or split it."),
                params={"most": MOST_BYTES // MEBIBYTE},
            )
        return file


class DelegationForm(forms.Form):
    """To whom, until when, and why."""

    deputy = forms.IntegerField(min_value=1, max_value=LARGEST_KEY)
    ends_on = forms.DateField(error_messages={"invalid": _("Write the day as 2016-12-31.")})
    reason = forms.CharField(max_length=300)


class AskDelegations(forms.Form):
    """Which page of the delegations is asked for; what makes no sense is as if not asked."""

    before = forms.IntegerField(min_value=1, max_value=LARGEST_KEY, required=False)


class _DayInput(forms.DateInput):
    """A browser's own field of a day, which shows nothing but days: what is none stands in a plain one, as typed."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Choose the kind of field by what it has to show."""
        context = super().get_context(name, value, attrs)
        context["widget"]["type"] = "date" if _WRITTEN_DAY.match(context["widget"]["value"] or "") else "text"
        return context


class AskAudit(forms.Form):
    """What of the audit log is asked for; a filter that cannot be read is refused, a key of a page as if not asked."""

    action = forms.CharField(max_length=64, required=False)
    actor = forms.CharField(
        label=_("By whom"), max_length=150, required=False, help_text=_("Any part of a name or user name.")
    )
    place = forms.RegexField(
        r"^[0-9]{0,12}$",
        label=_("Place code, or its beginning"),
        required=False,
        error_messages={"invalid": _("Write a place code, or its beginning: twelve digits at most.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 12}),
    )
    day = forms.DateField(
        label=_("Day"),
        required=False,
        validators=[MinValueValidator(date(1978, 1, 1), _NO_DAY), MaxValueValidator(date(2100, 12, 31), _NO_DAY)],
        error_messages={"invalid": _NO_DAY},
        widget=_DayInput,
    )
    before = forms.IntegerField(min_value=1, max_value=LARGEST_KEY, required=False)

    @property
    def refused(self) -> bool:
        """Whether a filter cannot be read."""
        return bool(self.errors.keys() - {"before"})
