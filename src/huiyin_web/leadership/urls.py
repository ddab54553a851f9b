"""Addresses of the app."""

from django.urls import path

from huiyin_web.leadership.views import communication, documents, meetings, publicity

app_name = "leadership"
urlpatterns = [
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/hold/", meetings.hold, name="hold"),
    path("meetings/<int:number>/", meetings.meeting, name="meeting"),
    path("meetings/<int:number>/change/", meetings.change, name="change"),
    path("meetings/<int:number>/conclude/", meetings.conclude, name="conclude"),
    path("meetings/<int:number>/add/", meetings.add, name="add"),
    path("meetings/<int:number>/minutes/<slug:kind>/", meetings.minutes, name="minutes"),
    path("meetings/<int:number>/<slug:part>/", meetings.new_line, name="new_line"),
    path("meetings/<int:number>/<slug:part>/<int:row>/", meetings.line, name="line"),
    path("documents/", documents.documents, name="documents"),
    path("documents/draft/", documents.draft, name="draft"),
    path("documents/<int:number>/", documents.document, name="document"),
    path("documents/<int:number>/<slug:act>/", documents.document_act, name="document_act"),
    path("communication/", communication.problems, name="problems"),
    path("communication/problems/open/", communication.open_one, name="open_problem"),
    path("communication/problems/<int:number>/", communication.problem, name="problem"),
    path("communication/problems/<int:number>/own/", communication.own, name="own_problem"),
    path("communication/problems/<int:number>/answer/", communication.answer, name="answer_problem"),
    path("communication/notices/", communication.dispatches, name="dispatches"),
    path("communication/notices/send/", communication.send, name="send"),
    path("communication/notices/<int:number>/", communication.dispatch, name="dispatch"),
    path("communication/notices/<int:number>/confirm/", communication.confirm, name="confirm"),
    path("communication/publicity/", publicity.plan, name="publicity"),
    path("communication/publicity/propose/", publicity.proposing, name="propose_piece"),
    path("communication/publicity/<int:number>/", publicity.piece, name="piece"),
    path("communication/publicity/<int:number>/<slug:act>/", publicity.act, name="piece_act"),
    path("communication/contacts/", communication.contacts, name="contacts"),
    path("communication/contacts/<slug:office>/", communication.contact, name="contact"),
]
