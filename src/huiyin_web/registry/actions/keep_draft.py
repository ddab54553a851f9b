"""Keep what somebody has written into a form and not sent."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.registry.actions._changing import Sent
from huiyin_web.registry.models import Draft
from huiyin_web.registry.queries.records import Record

KEPT_FOR = timedelta(days=30)


@transaction.atomic
def keep_draft(*, record: Record, sent: Sent, by: Actor, at: datetime) -> Draft:
    """Keep a form as it is written, in place of the draft before; drafts that nobody touched for a month go.

    Who: whoever may change the row; nobody else sees it.
    Recorded: nothing: the register is not touched.
    """
    Draft.objects.filter(kept_at__lt=at - KEPT_FOR).delete()
    draft, _ = Draft.objects.update_or_create(
        by_key=by.key, subject=record.subject, section=sent.section,
        defaults={"version": sent.version, "cells": storable({**sent.cells, "reason": sent.reason}), "kept_at": at},
    )  # fmt: skip
    return draft


def storable(cells: Mapping[str, object]) -> dict[str, object]:
    """Give what was written without the sign NUL, which no form takes and not every database keeps."""
    return {key: _storable(value) for key, value in cells.items()}


def _storable(value: object) -> object:
    if isinstance(value, list):
        return [_storable(one) for one in value]
    return value.replace("\0", "") if isinstance(value, str) else value
