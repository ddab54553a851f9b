"""Addresses of the app."""

from django.urls import path

from huiyin_web.commitments import views

app_name = "commitments"
urlpatterns = [
    path("", views.commitments, name="list"),
    path("together/", views.together, name="together"),
    path("give/", views.give, name="give"),
    path("<int:number>/", views.one, name="one"),
    path("<int:number>/part/", views.part, name="part"),
    path("<int:number>/<slug:act>/", views.act, name="act"),
    path("of-office/<slug:office>/", views.office, name="office"),
    path("of-place/<slug:place>/", views.place, name="place"),
]
