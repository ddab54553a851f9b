"""Addresses of the app."""

from django.urls import path

from huiyin_web.household_plans.views import plans, results

app_name = "household_plans"
urlpatterns = [
    path("", plans.plans, name="plans"),
    path("places/<slug:place>/", plans.place, name="place"),
    path("due/", plans.due, name="due"),
    path("households/<int:household>/", plans.household, name="household"),
    path("households/<int:household>/plan/", plans.plan, name="plan_measure"),
    path("households/<int:household>/decline/<slug:kind>/", plans.decline, name="decline"),
    path("measures/<int:measure>/", plans.measure, name="measure"),
    path("measures/<int:measure>/drop/", plans.drop, name="drop"),
    path("measures/<int:measure>/carry-out/", plans.carry_out, name="carry_out"),
    path("<int:plan>/<slug:step>/", plans.step, name="step"),
    path("results/", results.results, name="results"),
    path("results/compute/<int:year>/", results.compute, name="compute"),
    path("results/<int:year>/<slug:kind>/<slug:place>/", results.behind, name="behind"),
]
