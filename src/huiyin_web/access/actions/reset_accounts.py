"""Give accounts new one-time passwords."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from huiyin_web.access.accounts import Issued
from huiyin_web.access.actor import Actor
from huiyin_web.access.events import record_accounts
from huiyin_web.access.models import SignInFailure
from huiyin_web.access.passwords import ONE_TIME_LIFE, one_time_password
from huiyin_web.access.queries.accounts import managed_accounts
from huiyin_web.access.roles import Role

_CHANGED = ("password", "must_change_password", "password_expires_at", "issued_by_key", "issued_by_name")


def reset_accounts(*, users: Sequence[int], by: Actor, at: datetime) -> tuple[Issued, ...]:
    """Give accounts new one-time passwords, all or none; whoever is signed in with them is signed out.

    Failed sign-ins of these accounts are forgotten, so that the new password need not wait.

    Who: whoever manages them.
    Rule: a one-time password expires after `ONE_TIME_LIFE`.
    Recorded: `access.accounts.reset`, one event with the count.

    Raises:
        NotFoundError: one of them is not there, has ended or is not theirs to manage.
    """
    # Hashing is slow on purpose; it is done before the database's one write lock is taken.
    words = [(word := one_time_password(), make_password(word)) for _ in managed_accounts(actor=by, users=users)]
    with transaction.atomic():
        found = managed_accounts(actor=by, users=users)
        for user, (_, hashed) in zip(found, words, strict=True):
            user.password, user.must_change_password = hashed, True
            user.password_expires_at = at + ONE_TIME_LIFE
            user.issued_by_key, user.issued_by_name = by.key, by.name
            user.save(update_fields=_CHANGED)
        SignInFailure.objects.filter(username__in=[user.username.lower() for user in found]).delete()
        record_accounts("reset", found, by=by, at=at)
    return tuple(
        Issued(user.username, user.name, Role(user.role), user.place_code, word, at + ONE_TIME_LIFE)
        for user, (word, _) in zip(found, words, strict=True)
    )
