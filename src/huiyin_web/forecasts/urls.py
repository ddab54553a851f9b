"""Addresses of the app."""

from django.urls import path

from huiyin_web.forecasts import views

app_name = "forecasts"
urlpatterns = [
    path("", views.forecasts, name="list"),
    path("make/", views.make, name="make"),
    path("method/", views.method, name="method"),
    path("back-test/", views.back_test, name="back_test"),
    path("back-test/<int:number>/", views.outside, name="outside"),
    path("<slug:code>/", views.place, name="place"),
    path("<slug:code>/what-if/", views.ask, name="ask"),
    path("<slug:code>/<int:year>/", views.behind, name="behind"),
]
