"""Addresses of the app."""

from django.urls import path

from huiyin_web.registry.views import requests, sections

app_name = "registry"
urlpatterns = [
    path("households/<int:household>/<slug:section>/", sections.household, name="household"),
    path("households/<int:household>/<slug:section>/draft/", sections.household_draft, name="household_draft"),
    path("persons/<int:person>/<slug:section>/", sections.person, name="person"),
    path("persons/<int:person>/<slug:section>/draft/", sections.person_draft, name="person_draft"),
    path("changes/", requests.changes, name="changes"),
    path("changes/<int:number>/", requests.change, name="change"),
    path("changes/<int:number>/show/", requests.show, name="show_change"),
    path("changes/<int:number>/approve/", requests.approve, name="approve_change"),
    path("changes/<int:number>/refuse/", requests.refuse, name="refuse_change"),
    path("changes/<int:number>/withdraw/", requests.withdraw, name="withdraw_change"),
]
