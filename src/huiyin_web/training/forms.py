"""What the pages of training send and ask."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.followup.training import JOBS, SKILLS
from huiyin.followup.training.words import LONGEST_REASON, LONGEST_TITLE
from huiyin.kernel.money import fen
from huiyin.kernel.text import Text
from huiyin_web.core.fields import LARGEST_KEY, day_field, line_field, place_field, words_field
from huiyin_web.core.language import current_language
from huiyin_web.core.told_forms import ToldForm, offer
from huiyin_web.places.offices import office_called
from huiyin_web.training.actions import record_attendance, record_results
from huiyin_web.training.actions.set_up_course import Terms

_LONGEST_OFFICE = 120
_MOST_LINES = 40_000  # characters: some thousand people
_NUMBER = 32
_FIRST_YEAR, _LAST_YEAR = 2011, 2100
_MOST_DAYS, _MOST_PLACES = 366, 500
_SPAN = re.compile(r"(\d{1,3})(?:-(\d{1,3}))?")
_RESULTS = {"合格": True, "passed": True, "pass": True, "不合格": False, "failed": False, "fail": False}
_UNKNOWN = Text(
    "No office is called that. Write its whole name or its number, as the list of organisations has it.",
    "没有该名称的单位，请按单位名录填写全称或编号。",
)
_DAYS = Text(
    "Line {line} ('{words}') is not a person number and days, such as: 632725001 1-5,8",
    "第 {line} 行（“{words}”）应为人员编号和出勤天次，例如：632725001 1-5,8",
)
_RESULT = Text(
    "Line {line} ('{words}') is not a person number, passed or failed, and a certificate, such as: 632725001 passed 17",
    "第 {line} 行（“{words}”）应为人员编号、合格或不合格、证书编号，例如：632725001 合格 青职字17",
)


class OfficeField(forms.CharField):
    """An office by its name, number or place; its value is the office's key."""

    def __init__(self, **more: Any) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "off", "list": "offices"})
        super().__init__(max_length=_LONGEST_OFFICE, widget=widget, **more)

    def clean(self, value: Any) -> str:
        """Give the key of the office.

        Raises:
            ValidationError: no office, or more than one, is called that.
        """
        office = office_called(super().clean(value))
        if office is None:
            raise forms.ValidationError(_UNKNOWN.say(current_language()))
        return office


class CourseForm(ToldForm):
    """A course as it is set up; what it lacks the library says."""

    title = line_field(_("Name of the course"), LONGEST_TITLE)
    skill = forms.ChoiceField(label=_("Skill"))
    provider = OfficeField(label=_("Who teaches"))
    place_code = place_field(_("Place code"))
    begins_on = day_field(_("First day"))
    ends_on = day_field(_("Last day"))
    days = forms.IntegerField(label=_("Days of training"), max_value=_MOST_DAYS)
    places = forms.IntegerField(label=_("Seats"), max_value=_MOST_PLACES)
    cost = forms.DecimalField(label=_("Cost (yuan)"), max_digits=13, decimal_places=2)
    project = line_field(
        _("Project that pays"), _NUMBER, help_text=_("Its number, such as P-2016-0417; nothing where there is none.")
    )

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        offer(self, "skill", SKILLS)

    @property
    def terms(self) -> Terms:
        """What is set up, once it is valid."""
        return Terms(**self.cleaned_data | {"cost": fen(self.cleaned_data["cost"])})


class LinesForm(ToldForm):
    """People of a course, one a line."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    lines = words_field(_("People"), _MOST_LINES, rows=6)

    def read(self) -> Iterator[tuple[int, str]]:
        """Give the lines that say something, each with its place."""
        for place, words in enumerate(self.cleaned_data["lines"].splitlines(), start=1):
            if words.strip():
                yield place, words.strip()


class JoinForm(LinesForm):
    """People who join, by their numbers."""

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, prefix="join", **more)
        self.fields["lines"].help_text = _("The office number of each person, one a line.")

    @property
    def numbers(self) -> tuple[str, ...]:
        """The office numbers, once it is valid."""
        return tuple(words for _place, words in self.read())


class AttendanceForm(LinesForm):
    """People with the days on which they were there."""

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, prefix="attendance", **more)
        self.fields["lines"].help_text = _("A person number and the days of the course, such as 1-5,8. One a line.")

    def clean(self) -> None:
        """Read the lines.

        Raises:
            ValidationError: lines that are no number and days, each named.
        """
        told, wrong = [], []
        for place, words in self.read() if "lines" in self.cleaned_data else ():
            number, _blank, days = words.replace("，", ",").replace("、", ",").partition(" ")
            found = list(_days(days))
            if found:
                told.append(record_attendance.Line(number, tuple(found)))
            else:
                wrong.append(_DAYS.fill(line=place, words=words[:40]).say(current_language()))
        self.told = told
        if wrong:
            raise forms.ValidationError(wrong)


class ResultsForm(LinesForm):
    """People with what came of it."""

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, prefix="results", **more)
        self.fields["lines"].help_text = _(
            "A person number, passed or failed, and the number of the certificate. One a line."
        )

    def clean(self) -> None:
        """Read the lines.

        Raises:
            ValidationError: lines that are no number and result, each named.
        """
        told, wrong = [], []
        for place, words in self.read() if "lines" in self.cleaned_data else ():
            number, *rest = words.split(maxsplit=2)
            result = _RESULTS.get(rest[0].lower()) if rest else None
            if result is None:
                wrong.append(_RESULT.fill(line=place, words=words[:40]).say(current_language()))
            else:
                told.append(record_results.Line(number, result, rest[1] if len(rest) > 1 else ""))
        self.told = told
        if wrong:
            raise forms.ValidationError(wrong)


class JobsForm(ToldForm):
    """Who has a job: an answer for each of those that were asked."""

    on = day_field(_("Asked on"))

    def __init__(self, data: Any = None, *, people: Iterable[int], **more: Any) -> None:
        super().__init__(data, **more)
        for key in people:
            self.fields[f"job-{key}"] = forms.ChoiceField(label=_("Job"), required=False)
            offer(self, f"job-{key}", JOBS, empty=True)

    @property
    def answers(self) -> dict[int, str]:
        """The answers that were chosen, once it is valid."""
        return {
            int(name.removeprefix("job-")): job
            for name, job in self.cleaned_data.items()
            if name.startswith("job-") and job
        }


class AnswerForm(ToldForm):
    """What asking about a clash found."""

    answer = words_field(_("What asking found"), LONGEST_REASON)


class ListForm(forms.Form):
    """Which courses; anything else is as if nothing was asked."""

    words = forms.CharField(label=_("Words"), required=False, max_length=60)
    skill = forms.ChoiceField(label=_("Skill"), required=False)
    year = forms.IntegerField(label=_("Year"), required=False, min_value=_FIRST_YEAR, max_value=_LAST_YEAR)
    place = forms.RegexField(r"^\d{12}$", label=_("Place code"), required=False)
    after = forms.IntegerField(min_value=0, max_value=LARGEST_KEY, required=False)

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        offer(self, "skill", SKILLS, empty=True)


def _days(words: str) -> Iterator[int]:
    """Read days such as `1-5,8`; nothing where they are none."""
    found: list[int] = []
    for part in words.replace(" ", "").split(","):
        told = _SPAN.fullmatch(part)
        if told is None:
            return
        first = int(told[1])
        found += range(first, int(told[2] or first) + 1)
    yield from found
