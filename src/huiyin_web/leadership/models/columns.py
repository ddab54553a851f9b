"""What the tables of the leading group share."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

CODE = 24  # wide enough for any key, so that a new one needs no new column
OFFICE = 24  # the number of an organisation, or the code of the place whose poverty office it is
PLACE = 12


class Recorded(models.Model):
    """Who wrote it, and when."""

    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)

    class Meta:
        abstract = True


def known(name: str, **lists: Any) -> models.CheckConstraint:
    """Give the check that columns hold keys of their lists."""
    condition = Q(**{f"{column}__in": list(keys) for column, keys in lists.items()})
    return models.CheckConstraint(
        condition=condition, name=name, violation_error_message=_("A word is not in its list.")
    )
