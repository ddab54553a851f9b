"""A unit's plan of pledges."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from huiyin_web.access.request import actor_from
from huiyin_web.assistance.actions.pledge_plan import pledge_plan
from huiyin_web.assistance.errors import PlanRefusedError
from huiyin_web.assistance.forms.plans import PlanForm
from huiyin_web.assistance.queries.plan import plan_page
from huiyin_web.core.clock import now, today


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, number: int) -> HttpResponse:
    """Show the form of a unit's plan; take it."""
    actor = actor_from(request)
    found = plan_page(actor=actor, number=number, on=today())
    sent = request.POST if request.method == "POST" else None
    form, failed = PlanForm(sent, places=found.places, initial=dict(found.page.known)), False
    if sent is not None:
        failed = not form.is_valid()
        try:
            given = [] if failed else pledge_plan(participant=number, pledges=form.pledges, by=actor, at=now())
        except PlanRefusedError as refused:
            form.tell(refused)
            failed = True
        if not failed:
            messages.success(request, gettext("%(count)s promises were given.") % {"count": len(given)})
            return redirect(found.page.back)
    shown = {"page": found.page, "plan": form, "places": found.places, "failed": failed}
    return render(request, "assistance/plan.html", shown, status=400 if failed else 200)
