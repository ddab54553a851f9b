"""Addresses of the app."""

from django.urls import path

from huiyin_web.industry.views import firms, loans

app_name = "industry"
urlpatterns = [
    path("", firms.firms, name="list"),
    path("register/", firms.register, name="register"),
    path("by-place/<slug:place>/", firms.owed, name="owed"),
    path("loans/", loans.loans, name="loans"),
    path("loans/lend/", loans.lend, name="lend"),
    path("loans/<int:number>/", loans.one, name="loan"),
    path("loans/<int:number>/<slug:step>/", loans.step, name="loan_step"),
    path("<int:number>/", firms.one, name="one"),
    path("<int:number>/<slug:step>/", firms.step, name="step"),
]
