"""Addresses of the app."""

from django.urls import path

from huiyin_web.cooperation import views

app_name = "cooperation"
urlpatterns = [
    path("", views.pairs, name="list"),
    path("sign/", views.sign, name="sign"),
    path("<int:number>/", views.pair, name="pair"),
    path("<int:number>/<int:year>/<slug:step>/", views.step, name="step"),
]
