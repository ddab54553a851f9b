"""Let somebody leave a village's team: recalled, relieved or transferred."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from huiyin.followup.assistance import LEFT_TEAM, LONGEST_REASON
from huiyin.followup.documents import LEFT_OUT, names_a_document
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.actions._refusing import need
from huiyin_web.assistance.actions.post_member import Posting, post_member
from huiyin_web.assistance.models import TeamMember
from huiyin_web.assistance.queries.stored import member_or_404
from huiyin_web.core import audit

CODE = "assistance.member.left"
SENTENCE = Text("let somebody leave a village's team", "办理驻村人员离任")
RECALLED = "recalled"
_WAYS = frozenset(LEFT_TEAM.keys())
_HOW = Text("Choose how they leave.", "请选择离队方式。")
_REASON = Text("Say why somebody is recalled.", "召回须填写理由。")
_LONG = Text("At most {most} characters.", "最多 {most} 字。")
_EARLY = Text("They came on {since}; they can't leave on {on}.", "该人员 {since} 到任，不能于 {on} 离任。")
_NOBODY = Text("Name who comes instead of somebody recalled.", "召回须写明接任人选。")


@dataclass(frozen=True, slots=True)
class Leaving:
    """How somebody leaves, on which last day, why, and the name and unit of who comes instead that day, if known."""

    left_as: str
    on: date
    reason: str = ""
    successor: str = ""
    organisation: str = ""


@transaction.atomic
def leave_team(*, member: int, terms: Leaving, by: Actor, at: datetime) -> TeamMember:
    """Record that somebody leaves, and post who comes instead in the same part.

    Who: county officers, within their county.
    Rule: a recall has a reason and a successor.
    Recorded: `assistance.member.left`, and `assistance.member.posted` for the successor.

    Raises:
        NotAllowedError, NotFoundError: their role keeps no teams, or the term is over or not theirs.
        ValueNotKnownError: no rule of terms was in force on the successor's first day.
        AssistanceRefusedError: how, when or why is not said, or nobody follows somebody recalled.
    """
    by.need(May.KEEP_TEAMS)
    row = member_or_404(by, member, lock=True)
    recalled, reason = terms.left_as == RECALLED, terms.reason.strip()
    need(
        "leave",
        {
            "left_as": (_HOW, terms.left_as not in _WAYS),
            "reason": (_REASON, recalled and not reason),
            "long": (_LONG.fill(most=LONGEST_REASON), len(reason) > LONGEST_REASON),
            "document": (LEFT_OUT, names_a_document(reason)),
            "on": (_EARLY.fill(since=row.starts_on, on=terms.on), terms.on < row.starts_on),
            "successor": (_NOBODY, recalled and not terms.successor.strip()),
        },
    )
    row.left_on, row.left_as, row.reason = terms.on, terms.left_as, reason
    row.save(update_fields=["left_on", "left_as", "reason"])
    if terms.successor.strip():
        posting = Posting(terms.successor, row.place_code, row.role, terms.on, terms.organisation or row.organisation)
        row.successor = post_member(terms=posting, by=by, at=at)
        row.save(update_fields=["successor"])
    audit.record(
        CODE, by=by, at=at, subject=f"place:{row.place_code}", place_code=row.place_code,
        detail={"member": row.pk, "left_as": row.left_as, "on": terms.on.isoformat(), "reason": reason},
    )  # fmt: skip
    return row
