"""The steps of a case as what files of evidence are attached to: `case:17:step:3`."""

import re
from collections.abc import Collection
from datetime import datetime

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.rules import casework as rules
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.casework.models import Case, CaseStep
from huiyin_web.casework.permissions import may_take
from huiyin_web.casework.queries.stored import case_or_404, process_of, step_words, whom
from huiyin_web.core.errors import NotFoundError
from huiyin_web.evidence.pages import Attached
from huiyin_web.evidence.queries import attached_to
from huiyin_web.evidence.subjects import Subject

KIND = "case"
_KEY = re.compile(r"(?P<case>[1-9][0-9]{0,17}):step:(?P<step>[1-9][0-9]{0,3})")
_STEP = Text("This step", "该步骤")
_LABEL = Text("{process}: {name}, {step}", "{process}：{name}，{step}")
_TAKES_BACK = Text("a township or county officer who approves changes", "有信息变更审批权的乡镇或县扶贫干部")
_SHOWS = {
    "minutes": Text("minutes of a meeting or a check", "会议或核实记录"),
    "notice": Text("photo of the notice board", "公示照片"),
    "acknowledgement": Text("signed or thumb-printed paper", "签字或按指印的文书"),
    "other": Text("other proof", "其他佐证"),
}


def step_subject(actor: Actor, key: str, *, lock: bool) -> Subject:
    """Give a step (`17:step:3`) of a case in reach, as its files find it.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    found = _KEY.fullmatch(key)
    if found is None:
        raise NotFoundError(what=_STEP)
    row = case_or_404(actor, int(found["case"]), lock=lock)
    taken = row.steps.filter(number=int(found["step"])).first()
    if taken is None:
        raise NotFoundError(what=_STEP)
    return _subject(actor, row, taken, moved_at=row.steps.latest("at").at)


def attached_to_steps(actor: Actor, case: Case, steps: Collection[CaseStep]) -> dict[int, Attached]:
    """Give the files of all steps of a case, by the number of the step."""
    moved_at = max(step.at for step in steps)
    subjects = {step.number: _subject(actor, case, step, moved_at=moved_at) for step in steps}
    attached = attached_to(subjects.values())
    return {number: attached[subject.key] for number, subject in subjects.items()}


def _subject(actor: Actor, case: Case, step: CaseStep, *, moved_at: datetime) -> Subject:
    process = process_of(case)
    return Subject(
        key=f"{KIND}:{case.pk}:step:{step.number}",
        label=_LABEL.fill(process=process.label.sentence(), name=whom(case), step=step_words(process, step)),
        url=reverse("casework:case", args=[case.pk]),
        place_code=case.village_code,
        concerns=f"household:{case.household_id}" if case.household_id else f"case:{case.pk}",
        shows=_SHOWS,
        may_attach=_may_attach(actor, case, step),
        may_open=actor.may(May.UNMASK),
        may_take_back=actor.may(May.APPROVE_CHANGES) and actor.scope.covers(case.village_code),
        takes_back=_TAKES_BACK,
        moved_at=moved_at,
    )


def _may_attach(actor: Actor, case: Case, step: CaseStep) -> bool:
    """Say whether somebody attaches files to a step: whoever took it, or could have taken it."""
    if not actor.may(May.WORK_CASES):
        return False
    taken = rules.Way(step.way) is rules.Way.STEP and may_take(actor, process_of(case).steps[step.step].office)
    return taken or actor.key == step.by_key
