"""Addresses of the app."""

from django.urls import path

from huiyin_web.snapshots import views

app_name = "snapshots"
urlpatterns = [
    path("", views.frozen, name="list"),
    path("<int:year>/", views.year, name="year"),
    path("verification/", views.verification, name="verify"),
]
