"""End what organisations and accounts reach by pairings and theatres that end."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from huiyin_web.access.models import Grant, is_following


@transaction.atomic
def close_reaches(*, grants: Collection[int], on: date) -> None:
    """End grants that follow pairings or theatres, `on` being their last day.

    Who: the action that ends those.
    Recorded: by that action.
    """
    Grant.objects.filter(is_following(), pk__in=grants).update(ends_on=on)
