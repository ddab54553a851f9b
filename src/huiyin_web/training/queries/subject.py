"""Courses by name for the audit log."""

from collections.abc import Collection

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.access.subjects import numbers
from huiyin_web.core.parts import Crumb
from huiyin_web.training.models import Course
from huiyin_web.training.permissions import courses_seen

KIND = "course"
_LABEL = Text("{number} {title}", "{number} {title}")


def course_names(actor: Actor, keys: Collection[str]) -> dict[str, Crumb]:
    """Give courses by name, with the way there where the reader may follow."""
    rows = Course.objects.filter(pk__in=numbers(keys))
    seen = set(rows.filter(courses_seen(actor)).values_list("pk", flat=True)) if actor.may(May.SEE_COMMITMENTS) else ()
    return {
        str(row.pk): Crumb(
            _LABEL.fill(number=row.number, title=row.title),
            reverse("training:course", args=[row.pk]) if row.pk in seen else "",
        )
        for row in rows
    }
