"""Addresses of the app."""

from django.urls import path

from huiyin_web.relocation import views

app_name = "relocation"
urlpatterns = [
    path("", views.schemes, name="list"),
    path("set-up/", views.set_up, name="set_up"),
    path("due/", views.due, name="due"),
    path("<int:number>/", views.scheme, name="scheme"),
    path("<int:number>/offer/", views.offer, name="offer"),
    path("households/<int:number>/", views.move, name="move"),
    path("households/<int:number>/follow-up/", views.follow, name="follow_up"),
    path("households/<int:number>/<slug:step>/", views.step, name="step"),
]
