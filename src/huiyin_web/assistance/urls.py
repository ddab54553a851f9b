"""Addresses of the app."""

from django.urls import path

from huiyin_web.assistance.views import households, rounds

app_name = "assistance"
urlpatterns = [
    path("my/", households.my, name="my"),
    path("my/worker.js", households.worker, name="worker"),
    path("my/blank/", households.blank, name="blank"),
    path("my/<int:household>/", households.visit, name="visit"),
    path("help/<int:household>/", households.help_received, name="help"),
    path("help/items/<int:number>/withdraw/", households.withdraw, name="withdraw_help"),
    path("rounds/", rounds.rounds, name="rounds"),
    path("rounds/open/", rounds.opened, name="open_round"),
    path("rounds/<int:number>/", rounds.one, name="round"),
    path("rounds/<int:number>/enrol/", rounds.enrol, name="enrol"),
    path("rounds/<int:number>/pairings/", rounds.pairings, name="pairings"),
    path("rounds/<int:number>/pair/", rounds.pair, name="pair"),
    path("pairings/<int:number>/end/", rounds.end, name="end_pairing"),
    path("units/<slug:number>/", rounds.unit, name="unit"),
    path("visits/", households.visits, name="visits"),
    path("visits/<int:visit>/slip/", households.slip, name="slip"),
]
