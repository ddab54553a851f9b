"""A round's proposed pairing: asked for, changed by hand, adopted by somebody else."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin_web.access.request import actor_from
from huiyin_web.assistance.actions.adopt_proposal import adopt_proposal
from huiyin_web.assistance.actions.ask_proposal import ask_proposal
from huiyin_web.assistance.actions.change_proposal import change_proposal
from huiyin_web.assistance.errors import AssistanceRefusedError
from huiyin_web.assistance.forms.proposals import AfterForm, AskForm, ChangeForm
from huiyin_web.assistance.pages.proposals import ProposalPage
from huiyin_web.assistance.queries.asking import units_of
from huiyin_web.assistance.queries.proposal import ask_page, proposal_page, proposed_pairs
from huiyin_web.assistance.queries.stored import proposal_or_404
from huiyin_web.assistance.views.rounds import take
from huiyin_web.core.clock import now, today
from huiyin_web.core.exports import About, Export, export_of
from huiyin_web.core.rendering import answer
from huiyin_web.core.tables import Table


@require_safe
def proposal(request: HttpRequest, number: int) -> HttpResponseBase:
    """Show a round's latest proposal."""
    actor, form = actor_from(request), AfterForm(request.GET)
    after = form.cleaned_data["after"] if form.is_valid() else ""
    page = proposal_page(actor=actor, number=number, after=after)
    if request.GET.get("format"):
        files = {
            "pairs": lambda: _export(page, "pairs", proposed_pairs(actor=actor, number=number)),
            "loads": lambda: _export(page, "loads", page.loads),
        }
        return answer(request, "assistance/proposal.html", page, files)
    return _show(request, page, ChangeForm(units=units_of(number)))


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, number: int) -> HttpResponse:
    """Have a pairing proposed."""
    actor = actor_from(request)
    page = ask_page(actor=actor, number=number, on=today())
    form = AskForm(request.POST or None, initial=page.known)
    return take(
        request, page, form,
        lambda: ask_proposal(round_id=number, on=form.cleaned_data["on"], by=actor, at=now()),
        lambda job: redirect("jobs:job", job=job.pk),
    )  # fmt: skip


@require_POST
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Give a village another unit."""
    actor = actor_from(request)
    row = proposal_or_404(actor, number)
    form = ChangeForm(request.POST, units=units_of(row.round_id))
    if form.is_valid():
        told = form.cleaned_data
        try:
            change_proposal(
                proposal=number, place_code=told["place_code"], participant=int(told["unit"]), by=actor, at=now()
            )
        except AssistanceRefusedError as refused:
            form.tell(refused.decision)
        else:
            messages.success(request, gettext("Changed. The figures say what all pairs cost now."))
            return redirect("assistance:proposal", row.round_id)
    page = proposal_page(actor=actor, number=row.round_id, after="")
    return _show(request, page, form, status=400)


@require_POST
def adopt(request: HttpRequest, number: int) -> HttpResponse:
    """Adopt a proposal."""
    actor = actor_from(request)
    row = proposal_or_404(actor, number)
    made = adopt_proposal(proposal=number, by=actor, at=now())
    messages.success(request, gettext("%(count)s pairings began.") % {"count": len(made)})
    return redirect("assistance:pairings", row.round_id)


def _show(request: HttpRequest, page: ProposalPage, form: ChangeForm, *, status: int = 200) -> HttpResponse:
    return render(request, "assistance/proposal.html", {"page": page, "form": form}, status=status)


def _export(page: ProposalPage, key: str, table: Table) -> Export:
    return export_of(table, name=f"huiyin-proposal-{key}", about=About(page.title, table.title, page.lead))
