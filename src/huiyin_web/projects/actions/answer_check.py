"""Record what a check of the land found: the ecological red line, the grazing ban."""

from datetime import datetime

from django.db import transaction

from huiyin.followup.funds import CHECKS, Given, Step
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import day_of
from huiyin_web.projects.actions._keeping import done, opened
from huiyin_web.projects.models import Answer, Project


@transaction.atomic
def answer_check(
    *, project: int, seen: int, check: str, clear: bool, authority: str, given: Given, by: Actor, at: datetime
) -> Project:
    """Record who checked the land of a project, when, by which document, and whether anything stands against it.

    Who: provincial, prefecture and county offices and departments, while it is proposed; the latest answer holds.
    Rule: `huiyin.followup.funds.decide`; without an answer that is clear to each check it can't be approved.
    Recorded: `projects.project.answer`.

    Raises:
        NotAllowedError, NotFoundError: their role records none, or it is out of their reach.
        ChangedMeanwhileError, ProjectRefusedError: it changed, or something stands against it.
    """
    row = opened(Step.ANSWER, project, seen=seen, given=given, by=by, at=at)
    label = CHECKS.label_of(check)
    on = given.on or day_of(at)
    Answer.objects.create(
        project=row, check_key=check, is_clear=clear, authority=authority, document=given.document.strip(), on=on,
        at=at, by_key=by.key, by_name=by.name,
    )  # fmt: skip
    return done(
        Step.ANSWER, row, by=by, at=at, check=label.en, clear=clear, document=given.document.strip(),
        authority=authority, on=on.isoformat(),
    )  # fmt: skip
