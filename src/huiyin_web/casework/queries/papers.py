"""The papers of a case: consent, questionnaire and acknowledgement, filled in with what is known of it."""

from datetime import date

from django.urls import reverse

from huiyin.kernel.text import Language, Text
from huiyin.policy import Step
from huiyin.rules import casework as rules
from huiyin.rules.papers import PaperKind, answer_line, kinds_of
from huiyin_web.access.actor import Actor
from huiyin_web.casework.models import Case
from huiyin_web.casework.queries.stored import as_known, case_or_404, process_of, whom
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.papers.pages import PaperPage
from huiyin_web.papers.queries.blank import hotline
from huiyin_web.papers.queries.printing import Filling, printed
from huiyin_web.places.queries import place_names

_PAPER = Text("This paper", "该文书")
_CASES = Text("Cases", "事项办理")
_LEAD = Text("{process}: {name}", "{process}：{name}")
_QUESTION, _ANSWER = Text("Question", "问题"), Text("Answer", "回答")


def papers_of(case: Case) -> tuple[Crumb, ...]:
    """Give the papers that a case wants, each with its address."""
    return tuple(
        Crumb(kind.label.sentence(), reverse("casework:paper", args=[case.pk, kind.key]))
        for kind, _step in kinds_of(process_of(case))
    )


def paper_page(*, actor: Actor, number: int, kind: str, on: date, language: Language) -> PaperPage:
    """Give a paper of a case; the head's name is masked.

    Raises:
        NotAllowedError, NotFoundError: the case is not theirs to see, or wants no such paper.
    """
    case = case_or_404(actor, number)
    process = process_of(case)
    wanted = next(((known, step) for known, step in kinds_of(process) if known.key == kind), None)
    if wanted is None:
        raise NotFoundError(what=_PAPER)
    known, step = wanted
    back = reverse("casework:case", args=[case.pk])
    name, label = whom(case), process.label.sentence()
    return PaperPage(
        title=known.label.sentence(),
        lead=_LEAD.fill(process=label, name=name),
        crumbs=(
            Crumb(_CASES, reverse("casework:cases")), Crumb(Text(str(case.pk), str(case.pk)), back),
            Crumb(known.label.sentence()),
        ),
        printed=printed(known, case.village_code, _filling(case, known, step, on), on=on, language=language),
        back=back,
    )  # fmt: skip


def _filling(case: Case, kind: PaperKind, step: Step, on: date) -> Filling:
    code = case.village_code
    values: dict[str, Text | str] = {
        "household": whom(case),
        "village": place_names([code]).get(code, Text(code, code)),
        "process": process_of(case).label.sentence(),
        "hotline": hotline(on),
    }
    if kind.table is None:
        return Filling(values)
    fields = rules.fields_of(as_known(case, on=on), step, on)
    rows = tuple((field.label.sentence(), answer_line(field)) for field in fields)
    return Filling(values, (_QUESTION, _ANSWER), rows)
