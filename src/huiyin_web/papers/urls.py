"""Addresses of the app."""

from django.urls import path

from huiyin_web.papers import views

app_name = "papers"
urlpatterns = [
    path("", views.papers, name="papers"),
    path("<str:code>/languages/", views.languages, name="languages"),
    path("<str:code>/telephone/", views.telephone, name="telephone"),
    path("<str:code>/<slug:kind>/blank/", views.blank, name="blank"),
    path("<str:code>/<slug:kind>/<str:language>/", views.text, name="text"),
    path("<str:code>/<slug:kind>/<str:language>/withdraw/", views.withdraw, name="withdraw"),
]
