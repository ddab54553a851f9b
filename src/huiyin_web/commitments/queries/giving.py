"""The page on which a commitment is given."""

from datetime import date, timedelta

from django.urls import reverse

from huiyin.followup.commitments import least_days
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.commitments.pages import GivePage
from huiyin_web.commitments.queries.listing import TITLE
from huiyin_web.commitments.queries.stored import commitment_or_404
from huiyin_web.core.language import current_language
from huiyin_web.core.parts import Crumb
from huiyin_web.places.offices import office_names, offices_within

_GIVE = Text("Give a commitment", "交办承诺事项")
_PART = Text("Give a supporting organisation its part", "交办配合单位事项")
_LEAD = Text(
    "In the name of {office}. Its owner accepts it first; it is closed by another office, on proof.",
    "以{office}名义交办。责任方须先认领；凭佐证由其他单位核验办结。",
)
_ORDINARY = "other"


def give_page(*, actor: Actor, lead: int | None, on: date) -> GivePage:
    """Give the page, with what is known before anybody writes; a part begins with the days of what it is a part of.

    Raises:
        NotAllowedError, NotFoundError: their role gives none, or the lead commitment is out of reach.
    """
    actor.need(May.GIVE_COMMITMENTS)
    row = commitment_or_404(actor, lead) if lead is not None else None
    days = int(least_days(_ORDINARY, on).value)
    known: dict[str, object] = {"starts_on": on, "due_on": on + timedelta(days), "place_code": actor.place_code}
    if row is not None:
        known |= {
            "due_on": row.due_on, "place_code": row.place_code, "kind": row.kind, "severity": row.severity,
            "source": row.source, "accepter": row.owner,
        }  # fmt: skip
    language = current_language()
    way: tuple[Crumb, ...] = (Crumb(TITLE, reverse("commitments:list")),)
    if row is not None:
        way = (*way, Crumb(row.number, reverse("commitments:one", args=[row.pk])))
    title = _GIVE if row is None else _PART
    return GivePage(
        title=title,
        lead=_LEAD.fill(office=office_names([actor.office])[actor.office] if actor.office else "--"),
        crumbs=(*way, Crumb(title)),
        known=known,
        offices=tuple(name.say(language) for name in offices_within(actor.scope).values()),
    )
