"""Addresses of the ground floor."""

from django.urls import path
from django.views.i18n import set_language

app_name = "core"
urlpatterns = [path("language/", set_language, name="language")]
