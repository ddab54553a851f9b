"""Addresses of the app."""

from django.urls import path

from huiyin_web.casework.views import application, cases, notices, objections, opening

app_name = "casework"
urlpatterns = [
    path("", cases.case_list, name="cases"),
    path("exits/", cases.exits, name="exits"),
    path("apply/", application.apply, name="apply"),
    path("apply/draft/", application.draft, name="apply_draft"),
    path("waiting/", application.waiting, name="waiting"),
    path("waiting/<int:number>/begin/", application.begin, name="begin"),
    path("open/<int:household>/<slug:process>/", opening.open_for_household, name="open"),
    path("places/<str:code>/<slug:process>/", opening.open_for_place, name="open_place"),
    path("<int:number>/", cases.one_case, name="case"),
    path("<int:number>/papers/<slug:kind>/", cases.paper, name="paper"),
    path("<int:number>/steps/<slug:step>/", cases.take, name="take"),
    path("<int:number>/back/", cases.back, name="back"),
    path("<int:number>/close/", cases.close, name="close"),
    path("<int:number>/object/", objections.told, name="told"),
    path("notices/<int:number>/", notices.one_notice, name="notice"),
    path("notice/<str:token>/", notices.public, name="public_notice"),
    path("objections/", objections.objection_list, name="objections"),
    path("objections/<int:number>/", objections.one_objection, name="objection"),
    path("objections/<int:number>/triage/", objections.triage, name="triage"),
    path("objections/<int:number>/answer/", objections.answer, name="answer"),
    path("objections/<int:number>/review/", objections.review, name="review"),
    path("receipt/", objections.find_receipt, name="find_receipt"),
    path("receipt/<str:code>/", objections.receipt, name="receipt"),
]
