"""Addresses of the app."""

from django.urls import path

from huiyin_web.snapshots import views

app_name = "snapshots"
urlpatterns = [
    path("", views.frozen, name="list"),
    path("verification/", views.verification, name="verify"),
]
