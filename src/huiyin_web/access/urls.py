"""Addresses of signing in and of accounts."""

from django.contrib.auth.views import LoginView
from django.urls import path

app_name = "access"
urlpatterns = [path("sign-in/", LoginView.as_view(template_name="access/sign_in.html"), name="sign_in")]
