"""Addresses of the app."""

from django.urls import path

from huiyin_web.training import views

app_name = "training"
urlpatterns = [
    path("", views.courses, name="list"),
    path("set-up/", views.set_up, name="set_up"),
    path("due/", views.due, name="due"),
    path("questions/", views.questions, name="questions"),
    path("questions/<int:number>/", views.answer_question, name="answer"),
    path("<int:number>/", views.course, name="course"),
    path("<int:number>/join/", views.join, name="join"),
    path("<int:number>/attendance/", views.attendance, name="attendance"),
    path("<int:number>/results/", views.results, name="results"),
]
