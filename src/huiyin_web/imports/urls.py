"""Addresses of the app."""

from django.urls import path

from huiyin.kernel.text import LANGUAGES
from huiyin_web.imports import views

app_name = "imports"
urlpatterns = [
    path("", views.centre, name="centre"),
    *(
        path(f"template/<slug:kind>/{language}/", views.template, {"language": language}, name="template")
        for language in LANGUAGES
    ),
    path("rows/", views.rows, name="rows"),
    path("<int:number>/", views.batch, name="batch"),
    path("<int:number>/absent/", views.absent, name="absent"),
    path("<int:number>/corrected/", views.corrected, name="corrected"),
    path("<int:number>/check/", views.check, name="check"),
    path("<int:number>/hand-in/", views.hand_over, name="hand_in"),
    path("<int:number>/send-back/", views.give_back, name="send_back"),
    path("<int:number>/apply/", views.apply, name="apply"),
    path("<int:number>/undo/", views.undo, name="undo"),
    path("<int:number>/cancel/", views.cancel, name="cancel"),
]
