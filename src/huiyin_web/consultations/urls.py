"""Addresses of the app."""

from django.urls import path

from huiyin_web.consultations import views

app_name = "consultations"
urlpatterns = [
    path("", views.consultations, name="list"),
    path("call/", views.call, name="call"),
    path("<int:number>/", views.one, name="one"),
    path("<int:number>/needs/", views.needs, name="needs"),
    path("<int:number>/places/", views.places, name="places"),
    path("<int:number>/places/<str:place>/", views.raise_, name="raise"),
    path("<int:number>/units/", views.units, name="units"),
    path("<int:number>/close/", views.close, name="close"),
    path("<int:number>/paper/<slug:kind>/", views.paper, name="paper"),
    path("needs/<int:number>/", views.need, name="need"),
    path("needs/<int:number>/<slug:act>/", views.act, name="act"),
]
