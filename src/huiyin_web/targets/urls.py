"""Addresses of the app."""

from django.urls import path

from huiyin_web.targets.views import letters, plans, targets

app_name = "targets"
urlpatterns = [
    path("", plans.plans, name="plans"),
    path("plans/<slug:plan>/", plans.plan, name="plan"),
    path("plans/<slug:plan>/adopt/", plans.adopt, name="adopt"),
    path("plans/<slug:plan>/<int:year>/set/", plans.set_one, name="set"),
    path("<int:number>/", targets.one, name="one"),
    path("<int:number>/revise/", targets.revise, name="revise"),
    path("<int:number>/report/", targets.report, name="report"),
    path("<int:number>/inspect/", targets.inspect, name="inspect"),
    path("<int:number>/propose/", targets.propose, name="propose"),
    path("<int:number>/answer/", targets.answer, name="answer"),
    path("<int:number>/break-down/", targets.parts, name="break_down"),
    path("<int:number>/issue/", targets.issue, name="issue"),
    path("letters/", letters.letters, name="letters"),
    path("letters/draw-up/", letters.draw_up, name="draw_up"),
    path("letters/<int:number>/", letters.letter, name="letter"),
    path("letters/<int:number>/sign/", letters.sign, name="sign"),
    path("letters/<int:number>/<slug:kind>/<slug:language>/", letters.paper, name="paper"),
]
