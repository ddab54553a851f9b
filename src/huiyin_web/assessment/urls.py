"""Addresses of the assessment."""

from django.urls import path

from huiyin_web.assessment import views

app_name = "assessment"
urlpatterns = [
    path("", views.rounds, name="rounds"),
    path("assess/", views.assess, name="assess"),
    path("<int:round_id>/", views.one_round, name="round"),
    path("<int:round_id>/<str:place_code>/", views.scorecard, name="scorecard"),
    path("<int:round_id>/<str:place_code>/<str:indicator>/", views.working, name="working"),
]
