"""Check a name and a password, slowly for whoever guesses."""

from datetime import datetime, timedelta
from math import ceil

from django.contrib.auth import authenticate
from django.db import transaction
from django.utils import timezone

from huiyin_web.access.actor import platform
from huiyin_web.access.errors import PasswordExpiredError, SignInRefusedError, TooManyAttemptsError
from huiyin_web.access.models import SignInFailure, User
from huiyin_web.access.permissions import managers_of
from huiyin_web.access.queries.actors import actor_of
from huiyin_web.access.roles import Role
from huiyin_web.access.throttle import WINDOW, account_wait, address_wait
from huiyin_web.core import audit

_LONGEST_NAME = 40
_MINUTE = timedelta(minutes=1)


def sign_in(*, username: str, password: str, address: str | None, at: datetime) -> User:
    """Give the user whose name and password these are.

    Rule: after 5 failures of an account or 30 of an address within 15 minutes there is a growing wait. The attempt
    is written down before it is checked, so that guesses sent at once are counted too; attempts refused for the
    wait are not, or anybody could keep an office out by knocking. That a one-time password has expired is told only to
    whoever knows it, and is no guess.
    Recorded: `access.session.started` or `access.session.refused`; the name that was typed is not: it may be a
    password.

    Raises:
        TooManyAttemptsError: wait first.
        SignInRefusedError: they do not belong together, or the account has ended.
        PasswordExpiredError: it is a one-time password that was not used in time.
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
    if user.password_expires_at is not None and user.password_expires_at <= at:
        attempt.delete()
        _refused(name, address, at, expired=user.password_expires_at)
        raise PasswordExpiredError(at=timezone.localtime(user.password_expires_at), by=managers_of(Role(user.role)))
    with transaction.atomic():
        SignInFailure.objects.filter(username=name).delete()
        by = actor_of(user, on=at.date())
        audit.record("access.session.started", by=by, at=at, subject=user.key, place_code=user.place_code)
    return user


@transaction.atomic
def _refused(name: str, address: str | None, at: datetime, *, expired: datetime | None = None) -> None:
    meant = User.objects.filter(username__iexact=name).first()
    audit.record(
        "access.session.refused",
        by=platform("sign-in"),
        at=at,
        subject=meant.key if meant else "user:unknown",
        place_code=meant.place_code if meant else "",
        detail={"address": address or ""} | ({"expired": expired.isoformat()} if expired else {}),
    )
