"""Addresses of the app."""

from django.urls import path

from huiyin_web.assistance.views import closing, households, plans, proposals, rounds, teams

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
    path("rounds/<int:number>/proposal/", proposals.proposal, name="proposal"),
    path("rounds/<int:number>/proposal/ask/", proposals.ask, name="ask_proposal"),
    path("rounds/<int:number>/summary/", closing.summary, name="summary"),
    path("rounds/<int:number>/summary/<slug:kind>/", closing.paper, name="summary_paper"),
    path("rounds/<int:number>/close/", closing.close, name="close_round"),
    path("rounds/<int:number>/carry/<int:commitment>/", closing.carry, name="carry"),
    path("proposals/<int:number>/change/", proposals.change, name="change_proposal"),
    path("proposals/<int:number>/adopt/", proposals.adopt, name="adopt"),
    path("plans/<int:number>/", plans.plan, name="plan"),
    path("units/<slug:number>/", rounds.unit, name="unit"),
    path("teams/", teams.teams, name="teams"),
    path("teams/post/", teams.post, name="post_member"),
    path("teams/<int:number>/leave/", teams.leave, name="leave_team"),
    path("helpers/", teams.helpers, name="helpers"),
    path("helpers/name/", teams.name, name="name_helper"),
    path("helpers/<int:number>/end/", teams.end, name="end_helping"),
    path("visits/", households.visits, name="visits"),
    path("visits/<int:visit>/slip/", households.slip, name="slip"),
]
