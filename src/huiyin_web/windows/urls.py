"""Addresses of the app."""

from django.urls import path

from huiyin_web.windows import views

app_name = "windows"
urlpatterns = [
    path("", views.window_list, name="windows"),
    path("exceptions/", views.exceptions, name="except"),
    path("delegations/", views.delegations, name="delegate"),
    path("delegations/<int:number>/end/", views.end_one, name="end"),
    path("<int:number>/", views.one_window, name="window"),
    path("<int:number>/close/", views.close, name="close"),
]
