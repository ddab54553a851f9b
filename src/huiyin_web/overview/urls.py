"""Addresses of the pages composed from several apps."""

from django.urls import path

from huiyin_web.overview import views

app_name = "overview"
urlpatterns = [
    path("", views.today, name="today"),
    path("situation/", views.situation, name="situation"),
    path("search/", views.today, name="search"),
    path("places/<str:code>/", views.situation, name="place"),
]
