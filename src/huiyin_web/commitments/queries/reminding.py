"""Who is reminded of what: the library's rule over what is stored, for all who asked for it at once."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Q

from huiyin.followup.commitments import Matter, Part, State, Told, Why, days_before, why_remind
from huiyin_web.access.directory import codes_of_places
from huiyin_web.access.models import User
from huiyin_web.access.roles import CHARTERS, May, Role
from huiyin_web.commitments.models import Commitment, Digest, Wish
from huiyin_web.commitments.queries.listing import BACK_AT_GIVER, MAY_BE_OVERDUE

CHANNELS = {"email": "email", "message": "account"}  # each with where a wish says whom to reach
_AT_OWNER = (State.SENT_BACK, State.MISSED)
_ORDER = list(Why)


def wishes_of(channel: str) -> list[Wish]:
    """Give the wishes of all who have themselves reminded by a channel and still sign in, in a fixed order."""
    if channel not in settings.HUIYIN_REMINDERS:
        return []
    seeing = [role.value for role in Role if May.SEE_COMMITMENTS in CHARTERS[role].may]
    rows = Wish.objects.select_related("user").filter(user__is_active=True, user__role__in=seeing)
    return list(rows.exclude(**{CHANNELS[channel]: ""}).order_by("user_id"))


def offices_of(users: Collection[User], on: date) -> dict[int, str]:
    """Give the office that each of these people acts for on a day; empty for whoever has none."""
    codes = codes_of_places({user.place_code for user in users if user.place_code}, on)
    return {user.pk: user.organisation or codes.get(user.place_code, ("",))[-1] for user in users}


def matters_of(offices: Collection[str], on: date) -> dict[str, list[Matter]]:
    """Give what each of these offices is reminded of on a day, by its reason and then by its day.

    Raises:
        NoPackInForceError: no policy pack is in force on the day.
    """
    asked = {office for office in offices if office}
    found: dict[str, list[Matter]] = defaultdict(list)
    for row in Commitment.objects.filter(_of_interest(asked, on)).order_by("due_on", "pk"):
        is_held = row.held_until is not None and row.held_until >= on
        for part, office in ((Part.OWNER, row.owner), (Part.ACCEPTER, row.accepter), (Part.GIVER, row.giver)):
            why = why_remind(State(row.state), row.due_on, part, on=on, is_held=is_held) if office in asked else None
            if why is not None:
                found[office].append(Matter(row.number, why))
    return {office: sorted(matters, key=lambda one: _ORDER.index(one.why)) for office, matters in found.items()}


def told_to(user: User, channel: str) -> Told | None:
    """Give the last reminder that somebody got by a channel, or may have got."""
    rows = Digest.objects.filter(user=user, channel=channel).exclude(state="failed")
    last = rows.order_by("-on").values_list("on", "matters").first()
    return Told(last[0], frozenset(last[1])) if last else None


def _of_interest(offices: Collection[str], on: date) -> Q:
    soon = on + timedelta(int(days_before(on).value))
    owed = Q(state__in=MAY_BE_OVERDUE, due_on__lte=soon) | Q(state__in=_AT_OWNER)
    return (
        (Q(owner__in=offices) & owed)
        | Q(accepter__in=offices, state=State.DELIVERED)
        | Q(giver__in=offices, state__in=BACK_AT_GIVER)
    )
