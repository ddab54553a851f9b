"""A village's resident team: who is in it on a day, whether it is complete, and whose term has run out.

Nobody's presence is measured: no punch-in and no track of a telephone. Who was there shows in visits and in promises.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason, Verdict

FIRST_SECRETARY = "first_secretary"
_FEW = Text("{has} of at least {least} people are posted.", "在岗 {has} 人，至少应有 {least} 人。")
_NO_SECRETARY = Text("There is no first secretary.", "没有第一书记。")
_SEVERAL = Text("{count} first secretaries are posted; there is one.", "第一书记 {count} 人，应为 1 人。")
_OVER = Text("The terms of {count} ran out, the first on {day}.", "{count} 人任期已满，最早于 {day} 届满。")
_OVER_ONE = Text("A term ran out on {day}.", "1 人任期已于 {day} 届满。")


@dataclass(frozen=True, slots=True)
class Posted:
    """Somebody posted to a village; `until` is the last day of the term, `left_on` when they left, if they did."""

    role: str
    since: date
    until: date
    left_on: date | None = None

    def there(self, on: date) -> bool:
        """Say whether they belong to the team on a day; a term that ran out ends nothing by itself."""
        return self.since <= on and (self.left_on is None or self.left_on >= on)


@dataclass(frozen=True, slots=True)
class Standing:
    """A team on a day: how many are there, whose terms ran out, and what is missing."""

    there: int
    ran_out: int
    decision: Decision

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing and nobody's term has run out."""
        return not self.decision.reasons


def term_ends(since: date) -> date:
    """Give the last day of a term that begins on a day, by the policy of that day.

    Raises:
        ValueNotKnownError: no rule of terms was in force.
    """
    years = int(policy.at(since).value("team_term_years").value)
    end = since.year + years
    try:
        return since.replace(year=end) - timedelta(days=1)
    except ValueError:  # the 29th of February
        return date(end, 2, 28)


def standing(team: Sequence[Posted], *, on: date) -> Standing:
    """Say how a village's team stands on a day.

    Raises:
        ValueNotKnownError: no rule of teams was in force.
    """
    there = [one for one in team if one.there(on)]
    over = [one.until for one in there if one.until < on]
    return Standing(len(there), len(over), Decision("team", tuple(_reasons(there, over, on))))


def _reasons(there: Sequence[Posted], over: Sequence[date], on: date) -> Iterator[Reason]:
    least = policy.at(on).value("team_least_members")
    if len(there) < least.value:
        said = _FEW.fill(has=len(there), least=int(least.value))
        yield Reason("members", Verdict.MISSING, said, least)
    heads = sum(one.role == FIRST_SECRETARY for one in there)
    if heads != 1:
        yield Reason("secretary", Verdict.MISSING, _SEVERAL.fill(count=heads) if heads else _NO_SECRETARY)
    if over:
        words = _OVER_ONE if len(over) == 1 else _OVER
        yield Reason("terms", Verdict.QUESTION, words.fill(count=len(over), day=min(over)))
