"""Addresses of the app."""

from django.urls import path

from huiyin_web.theatres.views import keeping, visits

app_name = "theatres"
urlpatterns = [
    path("", keeping.theatres, name="list"),
    path("set-up/", keeping.set_up, name="set_up"),
    path("<int:number>/kept/", keeping.one, name="one"),
    path("<int:number>/places/", keeping.put, name="put"),
    path("<int:number>/places/<int:place>/take/", keeping.take, name="take"),
    path("<int:number>/commander/", keeping.commander, name="commander"),
    path("<int:number>/plan/", keeping.plan, name="plan"),
    path("<int:number>/prepare/", visits.prepare, name="prepare"),
    path("<int:number>/order/", visits.order, name="order"),
    path("visits/<int:number>/", visits.visit, name="visit"),
    path("visits/<int:number>/draws/<int:draw>/", visits.draw, name="draw"),
    path("visits/<int:number>/again/", visits.again, name="again"),
    path("visits/<int:number>/call-off/", visits.call_off, name="call_off"),
    path("visits/<int:number>/record/", visits.record, name="record"),
    path("visits/<int:number>/order/", visits.order_of_visit, name="order_of_visit"),
]
