"""Addresses of the app."""

from django.urls import URLPattern

app_name = "registry"
urlpatterns: list[URLPattern] = []
