"""Addresses of the ground floor."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.i18n import set_language

from huiyin_web.core import views

app_name = "core"
urlpatterns = [
    path("language/", login_not_required(set_language), name="language"),
    path("charts/outlines.json", views.outlines, name="outlines"),
    path("charts/runtime-<str:version>.js", views.runtime, name="runtime"),
    path("charts/<slug:key>.json", views.chart, name="chart"),
]
