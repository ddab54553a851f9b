"""Who holds the meetings and keeps the documents of a leading group, and who sees them."""

from django.db.models import Exists, OuterRef, Q

from huiyin.followup.issuing import State
from huiyin.kernel.places import ancestors
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import CHARTERS, May
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.leadership.models import Attendance, MeetingDecision, Opinion, Receipt

_OTHER = Text("work for another leading group", "办理其他领导小组的事项")
_ISSUED = (State.ISSUED.value, State.SUPERSEDED.value)


def holds(actor: Actor, group: str) -> bool:
    """Say whether somebody holds the meetings and keeps the documents of the leading group of a place."""
    return actor.may(May.HOLD_MEETINGS) and group in actor.place_codes


def need_holding(actor: Actor, group: str) -> None:
    """Insist that somebody holds the meetings of a leading group.

    Raises:
        NotAllowedError: it is not their own group, or their role holds none.
    """
    actor.need(May.HOLD_MEETINGS)
    if actor.role is not None and not holds(actor, group):
        raise NotAllowedError(role=CHARTERS[actor.role].label, what=_OTHER)


def meetings_of(actor: Actor) -> Q:
    """Give the condition that somebody sees a meeting: in reach or with something for their office, once concluded.

    Raises:
        NotAllowedError: their role sees none.
    """
    actor.need(May.SEE_COMMITMENTS)
    own = Q(group__in=actor.place_codes) if actor.may(May.HOLD_MEETINGS) else Q(pk__in=[])
    there = actor.scope.places("group")
    if actor.office:
        decided = MeetingDecision.objects.filter(meeting=OuterRef("pk"))
        concerned = decided.filter(Q(owner=actor.office) | Q(accepter=actor.office))
        came = Attendance.objects.filter(meeting=OuterRef("pk"), office=actor.office)
        there |= Q(Exists(concerned)) | Q(Exists(came))
    return own | (Q(concluded_at__isnull=False) & there)


def documents_of(actor: Actor) -> Q:
    """Give the condition that somebody sees a document: in reach, asked for its opinion, or issued by a group above.

    Raises:
        NotAllowedError: their role sees none.
    """
    actor.need(May.SEE_COMMITMENTS)
    above = {place for code in actor.place_codes[-1:] for place in ancestors(code)}
    issued = Q(state__in=_ISSUED, group__in=[*above, *actor.place_codes])
    there = actor.scope.places("group") | issued
    if actor.office:
        there |= Q(Exists(Opinion.objects.filter(document=OuterRef("pk"), office=actor.office)))
    return there


def problems_of(actor: Actor) -> Q:
    """Give the condition that somebody sees a problem: at a place in reach, or of or before their own office.

    Raises:
        NotAllowedError: their role sees none.
    """
    actor.need(May.SEE_COMMITMENTS)
    there = actor.scope.places("place_code")
    if actor.office:
        there |= Q(opener=actor.office) | Q(asked=actor.office) | Q(wanted_from=actor.office)
    return there


def dispatches_of(actor: Actor) -> Q:
    """Give the condition that somebody sees a notice to offices: sent within reach, or by or to their own office.

    Raises:
        NotAllowedError: their role sees none.
    """
    actor.need(May.SEE_COMMITMENTS)
    there = actor.scope.places("group")
    if actor.office:
        named = Receipt.objects.filter(dispatch=OuterRef("pk"), office=actor.office)
        there |= Q(sender=actor.office) | Q(Exists(named))
    return there


def pieces_of(actor: Actor) -> Q:
    """Give the condition that somebody sees a piece of a publicity plan: of a place in reach, or theirs to clear.

    Raises:
        NotAllowedError: their role sees none.
    """
    actor.need(May.SEE_COMMITMENTS)
    there = actor.scope.places("group")
    return there | Q(clearer=actor.office) if actor.office else there


def may_appoint(by: Actor, office: str, place: str) -> bool:
    """Say whether somebody says who is called at an office that serves a place."""
    if not by.may(May.GIVE_COMMITMENTS):
        return False
    return office == by.office or (by.may(May.HOLD_MEETINGS) and bool(place) and by.scope.covers(place))
