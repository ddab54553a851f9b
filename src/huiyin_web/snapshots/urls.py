"""Addresses of the app."""

from django.urls import URLPattern

app_name = "snapshots"
urlpatterns: list[URLPattern] = []
