"""A project as what files of evidence are attached to."""

import re
from collections.abc import Collection

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.access.subjects import numbers
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.evidence.subjects import Subject
from huiyin_web.projects.models import Project
from huiyin_web.projects.permissions import in_reach
from huiyin_web.projects.queries.stored import project_or_404

KIND = "project"
_NUMBER = re.compile(r"P-(\d{4})-(\d{1,6})")
_TAKES_BACK = Text("somebody who manages projects here", "管理项目的人员")
_LABEL = Text("{number} {title}", "{number} {title}")
_ONE = Text("This project", "该项目")
SHOWS = {
    "works": Text("works", "工程现场"),
    "voucher": Text("payment voucher", "支付凭证"),
    "acceptance": Text("acceptance record", "验收单"),
    "check": Text("check of the land", "用地审查意见"),
    "other": Text("other paper", "其他材料"),
}


def subject_of(row: Project, actor: Actor) -> Subject:
    """Give a project as somebody finds it."""
    return Subject(
        key=f"{KIND}:{row.pk}",
        label=_LABEL.fill(number=row.number, title=row.title),
        url=reverse("projects:one", args=[row.pk]),
        place_code=row.place_code,
        concerns=f"{KIND}:{row.pk}",
        shows=SHOWS,
        may_attach=actor.may(May.MANAGE_PROJECTS) or actor.may(May.ACCEPT_PROJECTS),
        may_open=actor.may(May.MANAGE_PROJECTS) or actor.may(May.ACCEPT_PROJECTS) or actor.may(May.UNMASK),
        may_take_back=actor.may(May.MANAGE_PROJECTS),
        takes_back=_TAKES_BACK,
        moved_at=row.changed_at,
    )


def find_subject(actor: Actor, key: str, *, lock: bool) -> Subject:
    """Find a project by the key of its files, or by the number by which people call it.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    found = numbers([key]) or _called(actor, key)
    if not found:
        raise NotFoundError(what=_ONE)
    return subject_of(project_or_404(actor, found[0], lock=lock), actor)


def _called(actor: Actor, number: str) -> list[int]:
    """Give the id of the project of a number such as `P-2016-0417`."""
    told = _NUMBER.fullmatch(number.upper())
    if told is None:
        return []
    rows = Project.objects.filter(in_reach(actor), year=int(told[1]), serial=int(told[2]))
    return list(rows.values_list("pk", flat=True))


def project_names(actor: Actor, keys: Collection[str]) -> dict[str, Crumb]:
    """Give projects by name for the audit log, with the way there where the reader may follow."""
    rows = Project.objects.filter(pk__in=numbers(keys))
    seen = set(rows.filter(in_reach(actor)).values_list("pk", flat=True)) if actor.may(May.SEE_COMMITMENTS) else set()
    return {
        str(row.pk): Crumb(
            _LABEL.fill(number=row.number, title=row.title),
            reverse("projects:one", args=[row.pk]) if row.pk in seen else "",
        )
        for row in rows
    }
