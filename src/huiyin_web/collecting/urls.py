"""Addresses of the app."""

from django.urls import path

from huiyin_web.collecting import views

app_name = "collecting"
urlpatterns = [
    path("", views.register, name="collections"),
    path("burden/", views.meter, name="meter"),
    path("propose/<slug:kind>/", views.propose, name="propose"),
    path("<int:number>/", views.one_collection, name="collection"),
    path("<int:number>/admit/", views.admit, name="admit"),
    path("<int:number>/refuse/", views.refuse, name="refuse"),
    path("<int:number>/withdraw/", views.withdraw, name="withdraw"),
    path("<int:number>/form/", views.form, name="form"),
]
