"""What people of the demo do about promises: prove one by a file, share one out, keep a filter, ask to be reminded."""

from dataclasses import replace
from datetime import datetime, timedelta

from huiyin_web.access.actor import Actor, platform
from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.commitments.actions.ask_for_reminders import ask_for_reminders
from huiyin_web.commitments.actions.give_commitment import Terms, give_commitment
from huiyin_web.commitments.actions.save_filter import save_filter
from huiyin_web.commitments.models import Commitment
from huiyin_web.config.commands.evidence import notice_board
from huiyin_web.core.clock import day_of
from huiyin_web.evidence.actions.attach_file import attach_file
from huiyin_web.places.models import Organisation

_PARTS = ("安排场地并组织报名（示范）", "推荐用工企业（示范）")
_TERM = timedelta(90)


def follow_promises(*, at: datetime) -> None:
    """Attach a picture to the first promise that is under way, give parts of the second, and keep what people keep."""
    proven, lead = Commitment.objects.filter(state="under_way").order_by("pk")[:2]
    attach_file(
        subject=f"commitment:{proven.pk}", shows="picture", name="现场.png", content=notice_board(),
        by=_unit(proven.owner), at=at,
    )  # fmt: skip
    others = Organisation.objects.filter(kind="assisting_unit").exclude(number__in=(lead.owner, lead.accepter))
    for title, owner in zip(_PARTS, others.order_by("number").values_list("number", flat=True), strict=False):
        terms = Terms(
            title, lead.kind, lead.severity, lead.source, lead.place_code, owner, lead.owner, day_of(at),
            day_of(at) + _TERM, person="帮扶联络员", source_key=lead.source_key, lead=lead.pk,
        )  # fmt: skip
        give_commitment(terms=terms, by=_unit(lead.owner), at=at)
    save_filter(name="逾期的基础设施", query="view=overdue&kind=works", by=_person("province", at), at=at)
    ask_for_reminders(email="unit@example.invalid", account="", by=_person("unit", at), at=at)


def _unit(number: str) -> Actor:
    return replace(platform("demo-unit"), organisation=number)


def _person(username: str, at: datetime) -> Actor:
    return actor_of(User.objects.get(username=username), on=day_of(at))
