"""Check a name and a password, slowly for whoever guesses."""

from datetime import datetime, timedelta
from math import ceil

from django.contrib.auth import authenticate
from django.db import transaction

from huiyin_web.access.actor import platform
from huiyin_web.access.errors import SignInRefusedError, TooManyAttemptsError
from huiyin_web.access.models import SignInFailure, User
from huiyin_web.access.queries.actors import actor_of
from huiyin_web.access.throttle import WINDOW, account_wait, address_wait
from huiyin_web.core import audit

_LONGEST_NAME = 40
_MINUTE = timedelta(minutes=1)


def sign_in(*, username: str, password: str, address: str | None, at: datetime) -> User:
    """Give the user whose name and password these are.

    Rule: after 5 failures of an account or 30 of an address within 15 minutes there is a growing wait. The attempt
    is written down before it is checked, so that guesses sent at once are counted too; attempts refused for the
    wait are not, or anybody could keep an office out by knocking.
    Recorded: `access.session.started` or `access.session.refused`; the name that was typed is not: it may be a
    password.

    Raises:
        TooManyAttemptsError: wait first.
        SignInRefusedError: they do not belong together, or the account has ended.
    """
    SignInFailure.objects.filter(at__lt=at - WINDOW).delete()
    name = username.lower()[:_LONGEST_NAME]
    attempt = SignInFailure.objects.create(username=name, address=address, at=at)
    before = SignInFailure.objects.filter(pk__lt=attempt.pk)
    wait = max(
        account_wait(list(before.filter(username=name).values_list("at", flat=True)), at),
        address_wait(list(before.filter(address=address).values_list("at", flat=True)), at),
    )
    if wait:
        attempt.delete()
        raise TooManyAttemptsError(minutes=ceil(wait / _MINUTE))
    user = authenticate(username=username, password=password)
    if not isinstance(user, User):
        _refused(name, address, at)
        raise SignInRefusedError
    with transaction.atomic():
        SignInFailure.objects.filter(username=name).delete()
        by = actor_of(user, on=at.date())
        audit.record("access.session.started", by=by, at=at, subject=user.key, place_code=user.place_code)
    return user


@transaction.atomic
def _refused(name: str, address: str | None, at: datetime) -> None:
    meant = User.objects.filter(username__iexact=name).first()
    audit.record(
        "access.session.refused",
        by=platform("sign-in"),
        at=at,
        subject=meant.key if meant else "user:unknown",
        place_code=meant.place_code if meant else "",
        detail={"address": address or ""},
    )
