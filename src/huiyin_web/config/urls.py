"""The platform's addresses; each app gives its own."""

from django.urls import include, path

handler403 = "huiyin_web.core.refusals.not_allowed"
handler404 = "huiyin_web.core.refusals.not_found"
urlpatterns = [
    path("", include("huiyin_web.core.urls")),
    path("access/", include("huiyin_web.access.urls")),
    path("jobs/", include("huiyin_web.jobs.urls")),
    path("imports/", include("huiyin_web.imports.urls")),
    path("evidence/", include("huiyin_web.evidence.urls")),
    path("places/", include("huiyin_web.places.urls")),
    path("papers/", include("huiyin_web.papers.urls")),
    path("registry/", include("huiyin_web.registry.urls")),
    path("quality/", include("huiyin_web.quality.urls")),
    path("collections/", include("huiyin_web.collecting.urls")),
    path("windows/", include("huiyin_web.windows.urls")),
    path("casework/", include("huiyin_web.casework.urls")),
    path("commitments/", include("huiyin_web.commitments.urls")),
    path("targets/", include("huiyin_web.targets.urls")),
    path("projects/", include("huiyin_web.projects.urls")),
    path("forecasts/", include("huiyin_web.forecasts.urls")),
    path("relocation/", include("huiyin_web.relocation.urls")),
    path("training/", include("huiyin_web.training.urls")),
    path("industry/", include("huiyin_web.industry.urls")),
    path("cooperation/", include("huiyin_web.cooperation.urls")),
    path("snapshots/", include("huiyin_web.snapshots.urls")),
    path("assistance/", include("huiyin_web.assistance.urls")),
    path("household-plans/", include("huiyin_web.household_plans.urls")),
    path("leadership/", include("huiyin_web.leadership.urls")),
    path("theatres/", include("huiyin_web.theatres.urls")),
    path("consultations/", include("huiyin_web.consultations.urls")),
    path("assessment/", include("huiyin_web.assessment.urls")),
    path("exchange/", include("huiyin_web.exchange.urls")),
    path("", include("huiyin_web.overview.urls")),
]
