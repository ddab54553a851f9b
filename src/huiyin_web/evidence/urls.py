"""Addresses of the app."""

from django.urls import path

from huiyin_web.evidence import views

app_name = "evidence"
urlpatterns = [
    path("<str:subject>/", views.files, name="files"),
    path("file/<uuid:uuid>/", views.one_file, name="file"),
    path("file/<uuid:uuid>/open/", views.show, name="open"),
    path("file/<uuid:uuid>/withdraw/", views.withdraw, name="withdraw"),
]
