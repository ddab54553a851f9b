"""Addresses of the app."""

from django.urls import path

from huiyin_web.projects import views

app_name = "projects"
urlpatterns = [
    path("", views.projects, name="list"),
    path("propose/", views.propose, name="propose"),
    path("by-place/<slug:place>/", views.spread, name="spread"),
    path("<int:number>/", views.one, name="one"),
    path("<int:number>/<slug:step>/", views.step, name="step"),
]
