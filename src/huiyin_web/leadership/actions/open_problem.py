"""Open a problem without waiting for a visit."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from huiyin.followup.commitments.words import LONGEST_TITLE
from huiyin.followup.wording import LONGEST_TEXT, Words, check_words, missing
from huiyin.kernel.places import ancestors
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.clock import day_of
from huiyin_web.core.turns import take_turn
from huiyin_web.leadership.actions._telling import need_allowed, note
from huiyin_web.leadership.models import Problem
from huiyin_web.places.queries import place_or_404

_NUMBERS = 0x50_52_4F_42  # "PROB": one number is given at a time
_NOBODY = Text(
    "Name the office that shall give it an owner; no office stands above yours.", "请指定交办单位：本单位没有上级单位。"
)
_OWN = Text("A problem is put before another office.", "请提交给其他单位。")


@dataclass(frozen=True, slots=True)
class ProblemTerms:
    """A problem: what, where, how grave; from whom help is wanted; who gives it an owner (none: the office above)."""

    title: str
    what: str
    place_code: str
    severity: str
    wanted_from: str = ""
    asked: str = ""


@transaction.atomic
def open_problem(*, terms: ProblemTerms, by: Actor, at: datetime) -> Problem:
    """Open a problem; it waits for the office above, or for the one that is named, to give it an owner.

    Who: whoever gives commitments, in the name of their office.
    Rule: a title and what it is; another office is asked; nobody's number stands in it.
    Recorded: `leadership.problem.opened`.

    Raises:
        NotAllowedError, NotFoundError: their role opens none, or the place is out of reach.
        LeadershipRefusedError: something stands against it.
    """
    by.need(May.GIVE_COMMITMENTS)
    place_or_404(by, terms.place_code)
    asked = terms.asked or office_above(by)
    need_allowed(Decision("open", (*check_words(_words(terms)), *_asked(by, asked))))
    on = day_of(at)
    row = Problem.objects.create(
        year=on.year, serial=_next(on), title=terms.title.strip(), what=terms.what.strip(),
        place_code=terms.place_code, severity=terms.severity, opener=by.office, wanted_from=terms.wanted_from,
        asked=asked, opened_on=on, at=at, by_key=by.key, by_name=by.name,
    )  # fmt: skip
    note(
        "problem.opened", row.pk, place_code=row.place_code, by=by, at=at, number=row.number, title=row.title,
        asked=row.asked,
    )  # fmt: skip
    return row


def office_above(by: Actor) -> str:
    """Give the office above somebody's: of an organisation that of its place, else that of the place above."""
    if by.organisation or not by.place_code:
        return by.place_code
    return next(reversed(ancestors(by.place_code)), "")


def _words(terms: ProblemTerms) -> tuple[Words, ...]:
    return (Words("title", terms.title, LONGEST_TITLE), Words("what", terms.what, LONGEST_TEXT))


def _asked(by: Actor, asked: str) -> list[Reason]:
    if not asked:
        return [missing("asked", _NOBODY)]
    return [missing("asked", _OWN)] if asked == by.office else []


def _next(on: date) -> int:
    take_turn(_NUMBERS)
    return (Problem.objects.filter(year=on.year).aggregate(last=Max("serial"))["last"] or 0) + 1
