"""Addresses of the app."""

from django.urls import path

from huiyin_web.assistance import views

app_name = "assistance"
urlpatterns = [
    path("my/", views.my, name="my"),
    path("my/worker.js", views.worker, name="worker"),
    path("my/blank/", views.blank, name="blank"),
    path("my/<int:household>/", views.visit, name="visit"),
    path("help/<int:household>/", views.help_received, name="help"),
    path("help/items/<int:number>/withdraw/", views.withdraw, name="withdraw_help"),
    path("visits/", views.visits, name="visits"),
    path("visits/<int:visit>/slip/", views.slip, name="slip"),
]
