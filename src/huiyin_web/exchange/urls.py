"""Addresses of the app."""

from django.urls import path

from huiyin_web.exchange import views

app_name = "exchange"
urlpatterns = [
    path("", views.exchanges, name="exchanges"),
    path("register/", views.register, name="register"),
    path("<int:number>/", views.exchange, name="exchange"),
    path("<int:number>/differences/", views.differences, name="differences"),
    path("<int:number>/differences/<int:difference>/", views.decide, name="decide"),
    path("<int:number>/fields/", views.decide_all, name="decide_all"),
    path("<int:number>/alone/", views.alone, name="alone"),
    path("<int:number>/compare/", views.compare, name="compare"),
    path("<int:number>/close/", views.close, name="close"),
    path("<int:number>/write/", views.write, name="write"),
    path("<int:number>/outgoing/", views.outgoing, name="outgoing"),
]
