"""End what organisations and accounts reach by pairings that end."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from huiyin_web.access.models import PAIRED, Grant


@transaction.atomic
def close_reaches(*, grants: Collection[int], on: date) -> None:
    """End the grants of pairings, `on` being their last day.

    Who: the action that ends the pairings.
    Recorded: by that action.
    """
    Grant.objects.filter(pk__in=grants, source__startswith=PAIRED).update(ends_on=on)
