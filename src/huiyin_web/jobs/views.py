"""The jobs pages. They work by reloading; htmx only asks again by itself while something runs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from huiyin_web.access.request import actor_from
from huiyin_web.core.clock import now
from huiyin_web.jobs.actions.cancel import cancel
from huiyin_web.jobs.actions.retry import retry
from huiyin_web.jobs.forms import AskJobs
from huiyin_web.jobs.queries import job_page, jobs_page


@require_safe
def job_list(request: HttpRequest) -> HttpResponse:
    """List jobs."""
    asked = AskJobs(request.GET)
    asked.is_valid()
    page = jobs_page(
        actor=actor_from(request),
        whose=asked.cleaned_data.get("whose") or "mine",
        before=asked.cleaned_data.get("before"),
    )
    return render(request, "jobs/list.html", {"page": page})


@require_safe
def job_detail(request: HttpRequest, job: int) -> HttpResponse:
    """Show one job."""
    return render(request, "jobs/job.html", {"page": job_page(actor=actor_from(request), job=job)})


@require_POST
def cancel_job(request: HttpRequest, job: int) -> HttpResponse:
    """Ask for a job to end."""
    cancel(job=job, by=actor_from(request), at=now())
    return redirect("jobs:job", job=job)


@require_POST
def retry_job(request: HttpRequest, job: int) -> HttpResponse:
    """Queue a job again."""
    retry(job=job, by=actor_from(request), at=now())
    return redirect("jobs:job", job=job)
