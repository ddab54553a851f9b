"""Addresses of the app."""

from django.urls import URLPattern

app_name = "assistance"
urlpatterns: list[URLPattern] = []
