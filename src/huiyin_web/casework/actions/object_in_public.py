"""Take an objection from a notice's public page, with a brake on floods that real families don't feel."""

from datetime import datetime, timedelta
from math import ceil

from django.db import transaction
from django.utils.crypto import salted_hmac

from huiyin_web.access.actor import platform
from huiyin_web.casework.actions.file_objection import Said, file_objection
from huiyin_web.casework.errors import TooManyObjectionsError
from huiyin_web.casework.limits import BRAKED_FOR, MOST_OF_ADDRESS, MOST_OF_NOTICE
from huiyin_web.casework.models import Notice, Objection, PublicObjection

_SALT = "huiyin.casework.sender"
_MINUTE = timedelta(minutes=1)


@transaction.atomic
def object_in_public(*, notice: Notice, line: int, said: Said, address: str | None, at: datetime) -> Objection:
    """File what anybody objects to a line of a notice.

    Rule: an address sends at most 60 within an hour, and a notice takes at most 120. What is refused for that is not
    counted. Who sent it can't be found afterwards: the address is kept for the hour, as a keyed hash.

    Raises:
        TooManyObjectionsError: wait, or tell it to the office.
        ReasonNeededError, ConflictError: as for any objection.
    """
    PublicObjection.objects.filter(at__lte=at - BRAKED_FOR).delete()
    locked = Notice.objects.select_for_update().get(pk=notice.pk)
    sender = salted_hmac(_SALT, address or "", algorithm="sha256").hexdigest()
    sent = PublicObjection.objects.order_by("-at")
    for found, most in ((sent.filter(sender=sender), MOST_OF_ADDRESS), (sent.filter(notice=locked), MOST_OF_NOTICE)):
        if first := found[most - 1 : most].values_list("at", flat=True).first():
            raise TooManyObjectionsError(minutes=ceil((first + BRAKED_FOR - at) / _MINUTE))
    case = locked.lines.get(number=line).case_id
    filed = file_objection(case=case, notice=locked, said=said, by=platform("public"), at=at)
    PublicObjection.objects.create(notice=locked, sender=sender, at=at)
    return filed
