"""The platform's addresses; each app gives its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("huiyin_web.core.urls")),
    path("access/", include("huiyin_web.access.urls")),
]
