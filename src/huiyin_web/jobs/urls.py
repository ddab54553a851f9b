"""Addresses of the app."""

from django.urls import path

from huiyin_web.jobs import views

app_name = "jobs"
urlpatterns = [
    path("", views.job_list, name="list"),
    path("<int:job>/", views.job_detail, name="job"),
    path("<int:job>/cancel/", views.cancel_job, name="cancel"),
    path("<int:job>/retry/", views.retry_job, name="retry"),
]
