"""Addresses of the app."""

from django.urls import path

from huiyin_web.places import views

app_name = "places"
urlpatterns = [
    path("organisations/", views.organisations, name="organisations"),
    path("<str:code>/facilities/", views.facilities, name="facilities"),
    path("<str:code>/statistics/", views.statistics, name="statistics"),
]
