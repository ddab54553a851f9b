"""What people have written into forms and not sent: kept for a month, dropped when its writer goes elsewhere."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from huiyin_web.access.actor import Actor
from huiyin_web.registry.models import Draft

KEPT_FOR = timedelta(days=30)


def keep(
    subject: str, section: str, cells: Mapping[str, object], *, version: int = 1, by: Actor, at: datetime
) -> Draft:
    """Keep what is written, in place of the draft before; drafts that nobody touched for a month go, whosever."""
    Draft.objects.filter(kept_at__lt=at - KEPT_FOR).delete()
    draft, _ = Draft.objects.update_or_create(
        by_key=by.key, subject=subject, section=section,
        defaults={"version": version, "cells": _storable(cells), "kept_at": at},
    )  # fmt: skip
    return draft


def drop_drafts(accounts: Collection[str]) -> None:
    """Drop whatever some accounts, by their keys, have written into forms and not handed in."""
    Draft.objects.filter(by_key__in=accounts).delete()


def _storable(cells: Mapping[str, object]) -> dict[str, object]:
    """Give what was written without the sign NUL, which no form takes and not every database keeps."""
    return {key: _without_nul(value) for key, value in cells.items()}


def _without_nul(value: object) -> object:
    if isinstance(value, list):
        return [_without_nul(one) for one in value]
    return value.replace("\0", "") if isinstance(value, str) else value
