"""What events call accounts, organisations and delegations."""

from collections.abc import Collection, Iterable

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.directory import organisation_names
from huiyin_web.access.models import Delegation, User
from huiyin_web.access.permissions import manageable
from huiyin_web.access.roles import May
from huiyin_web.access.subjects import numbers
from huiyin_web.core.parts import Crumb

_ACCOUNT = Text("account {username} ({name})", "账号 {username}（{name}）")
_ORGANISATION = Text("organisation {name} ({number})", "单位{name}（{number}）")
_USER = "user:"
_DELEGATION = Text("delegation of {principal} to {deputy}", "{principal}授权{deputy}代办")


def account_names(actor: Actor, keys: Collection[str]) -> dict[str, Crumb]:
    """Give accounts by user name and name; they lead to the page of an account to whoever manages it."""
    users = User.objects.filter(pk__in=numbers(keys))
    led = users.filter(manageable(actor), is_active=True) if actor.may(May.MANAGE_ACCOUNTS) else users.none()
    opened = set(led.values_list("pk", flat=True))
    return {
        str(pk): Crumb(
            _ACCOUNT.fill(username=username, name=name),
            f"{reverse('access:change')}?users={pk}" if pk in opened else "",
        )
        for pk, username, name in users.values_list("pk", "username", "name")
    }


def usernames_of(keys: Iterable[str]) -> dict[str, str]:
    """Give the user names of those that the audit log knows by these keys; what is no account has none."""
    accounts = {key.removeprefix(_USER) for key in keys if key.startswith(_USER)}
    users = User.objects.filter(pk__in=numbers(accounts))
    return {f"{_USER}{pk}": username for pk, username in users.values_list("pk", "username")}


def keys_called(words: str) -> QuerySet[User, str]:
    """Give the keys, as the audit log knows them, of the accounts that have these words in their user name."""
    key = Concat(Value(_USER), Cast("pk", CharField()))
    return User.objects.filter(username__icontains=words).values_list(key, flat=True)


def organisations_by_name(actor: Actor, keys: Collection[str]) -> dict[str, Crumb]:
    """Give organisations by name; they have no page of their own."""
    del actor
    found = organisation_names(keys)
    return {number: Crumb(_ORGANISATION.fill(name=name, number=number)) for number, name in found.items()}


def delegation_names(actor: Actor, keys: Collection[str]) -> dict[str, Crumb]:
    """Give delegations by who gave them to whom; they have no page of their own."""
    del actor
    rows = Delegation.objects.filter(pk__in=numbers(keys)).values_list("pk", "principal__name", "deputy__name")
    return {str(pk): Crumb(_DELEGATION.fill(principal=giver, deputy=taker)) for pk, giver, taker in rows}
