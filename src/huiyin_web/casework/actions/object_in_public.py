"""Take an objection from a notice's public page, with a brake on floods that real families don't feel."""

from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil

from django.db import transaction
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from huiyin_web.access.actor import platform
from huiyin_web.casework.actions.file_objection import Said, file_objection
from huiyin_web.casework.errors import TooManyObjectionsError
from huiyin_web.casework.limits import BRAKED_FOR, MOST_OF_ADDRESS, MOST_OF_NOTICE, RESERVED_FOR_NEW
from huiyin_web.casework.models import Notice, Objection, PublicObjection

_SALT = "huiyin.casework.sender"
_MINUTE = timedelta(minutes=1)
_OF_ONE_LINE = 64  # bits of an IPv6 address: whoever has a line has all addresses behind them


@transaction.atomic
def object_in_public(*, notice: Notice, line: int, said: Said, address: str | None, at: datetime) -> Objection:
    """File what anybody objects to a line of a notice.

    Rule: an address (of IPv6 the first 64 bits) sends at most 60 to a notice within an hour, and a notice takes at most
    120; 60 more only from addresses that sent it none. What is refused for that is not counted. Who sent it can't be
    found afterwards: the address is kept for the hour, as a keyed hash.

    Raises:
        TooManyObjectionsError: wait, or tell it to the office.
        ReasonNeededError, ConflictError: as for any objection.
    """
    PublicObjection.objects.filter(at__lte=at - BRAKED_FOR).delete()
    locked = Notice.objects.select_for_update().get(pk=notice.pk)
    sender = salted_hmac(_SALT, _line_of(address or ""), algorithm="sha256").hexdigest()
    sent = PublicObjection.objects.filter(notice=locked).order_by("-at")
    own = sent.filter(sender=sender)
    _brake(own, MOST_OF_ADDRESS, at)
    _brake(sent, MOST_OF_NOTICE + (0 if own.exists() else RESERVED_FOR_NEW), at)
    case = locked.lines.get(number=line).case_id
    filed = file_objection(case=case, notice=locked, said=said, by=platform("public"), at=at)
    PublicObjection.objects.create(notice=locked, sender=sender, at=at)
    return filed


def _brake(sent: QuerySet[PublicObjection], most: int, at: datetime) -> None:
    if first := sent[most - 1 : most].values_list("at", flat=True).first():
        raise TooManyObjectionsError(minutes=ceil((first + BRAKED_FOR - at) / _MINUTE))


def _line_of(address: str) -> str:
    """Give what of an address one line has: all of it, or the network of an IPv6 address."""
    try:
        read = ip_address(address)
    except ValueError:
        return address
    if not isinstance(read, IPv6Address):
        return address
    return str(read.ipv4_mapped or ip_network((int(read), _OF_ONE_LINE), strict=False))
