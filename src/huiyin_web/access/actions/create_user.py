"""Make one account with a known password: for the demo's cast, never from a page."""

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from huiyin_web.access.accounts import NewAccount
from huiyin_web.access.actor import Actor
from huiyin_web.access.errors import AccountsRefusedError
from huiyin_web.access.events import record_accounts
from huiyin_web.access.models import User
from huiyin_web.access.passwords import ONE_TIME_LIFE
from huiyin_web.access.permissions import need_managed
from huiyin_web.access.queries.belonging import organisation_problems


def create_user(
    *, account: NewAccount, password: str, must_change_password: bool, is_made_up: bool, by: Actor, at: datetime
) -> User:
    """Make an account; where the user name is there already, give that account as it is.

    Who: whoever manages the role at the place; the platform any.
    Recorded: `access.accounts.created`.

    Raises:
        AccountsRefusedError: its organisation is not there, serves no place, or reaches beyond `by`.
    """
    need_managed(by, account.role, account.place_code)
    if there := User.objects.filter(username__iexact=account.username).first():
        return there
    if problems := list(organisation_problems([account], by=by, on=timezone.localdate(at))):
        raise AccountsRefusedError(problems)
    hashed = make_password(password)
    with transaction.atomic():
        user = User.objects.create(
            username=account.username, name=account.name, role=account.role, place_code=account.place_code,
            organisation=account.organisation, password=hashed, must_change_password=must_change_password,
            password_expires_at=at + ONE_TIME_LIFE if must_change_password else None,
            is_made_up=is_made_up, created_at=at, issued_by_key=by.key, issued_by_name=by.name,
        )  # fmt: skip
        record_accounts("created", [user], by=by, at=at)
    return user
