"""The assessment's pages."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from huiyin_web.access.request import actor_from
from huiyin_web.access.roles import May
from huiyin_web.assessment import queries
from huiyin_web.assessment.actions.assess_year import assess_year
from huiyin_web.assessment.exports import results_file, scores_file
from huiyin_web.assessment.forms import AssessForm
from huiyin_web.core.clock import now
from huiyin_web.core.rendering import answer


@require_safe
def rounds(request: HttpRequest) -> HttpResponse | FileResponse:
    """List the runs."""
    return answer(request, "assessment/rounds.html", queries.rounds_page(actor=actor_from(request)))


@require_POST
def assess(request: HttpRequest) -> HttpResponse:
    """Run a scheme and show what it gave, or what is wrong with what was asked."""
    actor = actor_from(request)
    actor.need(May.ASSESS)
    form = AssessForm(request.POST)
    if not form.is_valid():
        page = queries.rounds_page(actor=actor)
        return render(request, "assessment/rounds.html", {"page": page, "form": form}, status=400)
    given = form.cleaned_data
    computed = assess_year(year=given["year"], scheme_key=given["scheme"], by=actor, at=now())
    return redirect("assessment:round", round_id=computed.pk)


@require_safe
def one_round(request: HttpRequest, round_id: int) -> HttpResponse | FileResponse:
    """Show the table of one run."""
    page = queries.round_page(actor=actor_from(request), round_id=round_id)
    return answer(request, "assessment/round.html", page, {"results": lambda: results_file(page)})


@require_safe
def scorecard(request: HttpRequest, round_id: int, place_code: str) -> HttpResponse | FileResponse:
    """Show one assessed place."""
    page = queries.scorecard_page(actor=actor_from(request), round_id=round_id, place_code=place_code)
    return answer(request, "assessment/scorecard.html", page, {"scores": lambda: scores_file(page)})


@require_safe
def working(request: HttpRequest, round_id: int, place_code: str, indicator: str) -> HttpResponse | FileResponse:
    """Show the working of one score."""
    page = queries.working_page(
        actor=actor_from(request), round_id=round_id, place_code=place_code, indicator=indicator
    )
    return answer(request, "assessment/working.html", page)
