"""Post somebody to a village's team."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from huiyin.followup.assistance import TEAM_ROLES, term_ends
from huiyin.followup.documents import LEFT_OUT, names_a_document
from huiyin.kernel.places import Level
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.actions._refusing import need
from huiyin_web.assistance.models import TeamMember
from huiyin_web.core import audit
from huiyin_web.places.queries import place_or_404

CODE = "assistance.member.posted"
SENTENCE = Text("posted somebody to a village's team", "选派驻村人员")
FIRST_SECRETARY = "first_secretary"
_ROLES = frozenset(TEAM_ROLES.keys())
_NAMELESS = Text("Say who is posted.", "请填写姓名。")
_ROLE = Text("Choose a part in the team.", "请选择队内职务。")
_VILLAGE = Text("Somebody is posted to a village; this is a {level}.", "人员应派驻到村；所选为{level}。")
_SECOND = Text(
    "The village has a first secretary, {name}; let their term end first.", "该村已有第一书记{name}，请先办理其离任。"
)


@dataclass(frozen=True, slots=True)
class Posting:
    """Who is posted to a village, by which unit (its number), in which part, from when."""

    name: str
    place_code: str
    role: str
    starts_on: date
    organisation: str = ""


@transaction.atomic
def post_member(*, terms: Posting, by: Actor, at: datetime) -> TeamMember:
    """Post somebody to a village in reach for a term of the length that policy says.

    Who: county officers, within their county.
    Rule: one first secretary a village. Attendance is not measured.
    Recorded: `assistance.member.posted`.

    Raises:
        NotAllowedError, NotFoundError: their role keeps no teams, or the village is not theirs.
        ValueNotKnownError: no rule of terms was in force on the day.
        AssistanceRefusedError: it is no village, nobody is named, or there is a first secretary already.
    """
    by.need(May.KEEP_TEAMS)
    place = place_or_404(by, terms.place_code)
    heads = TeamMember.objects.filter(place_code=terms.place_code, role=FIRST_SECRETARY, left_on__isnull=True)
    there = heads.first() if terms.role == FIRST_SECRETARY else None
    need(
        "post",
        {
            "name": (_NAMELESS, not terms.name.strip()),
            "document": (LEFT_OUT, names_a_document(terms.name)),
            "role": (_ROLE if there is None else _SECOND.fill(name=there.name),
                     terms.role not in _ROLES or there is not None),
            "place_code": (_VILLAGE.fill(level=place.level.label), place.level is not Level.VILLAGE),
        },
    )  # fmt: skip
    row = TeamMember.objects.create(
        place_code=terms.place_code, name=terms.name.strip(), organisation=terms.organisation, role=terms.role,
        starts_on=terms.starts_on, until=term_ends(terms.starts_on), at=at, by_key=by.key, by_name=by.name,
    )  # fmt: skip
    audit.record(
        CODE, by=by, at=at, subject=f"place:{terms.place_code}", place_code=terms.place_code,
        detail={"member": row.pk, "role": row.role, "from": row.starts_on.isoformat(), "to": row.until.isoformat()},
    )  # fmt: skip
    return row
