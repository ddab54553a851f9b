"""Addresses of signing in, of accounts, of delegations and of the audit log."""

from django.urls import path

from huiyin_web.access.views import accounts, audit_log, delegations, reach, session

app_name = "access"
urlpatterns = [
    path("sign-in/", session.sign_in_page, name="sign_in"),
    path("sign-out/", session.sign_out_now, name="sign_out"),
    path("password/", session.password_page, name="password"),
    path("accounts/", accounts.account_list, name="accounts"),
    path("accounts/new/", accounts.new_account, name="new_account"),
    path("accounts/bulk/", accounts.bulk, name="bulk"),
    path("accounts/change/", accounts.change, name="change"),
    path("accounts/reset/", accounts.reset, name="reset"),
    path("accounts/transfer/", accounts.transfer, name="transfer"),
    path("accounts/end/", accounts.end, name="end"),
    path("accounts/<int:user>/reach/", reach.grant, name="grant"),
    path("accounts/<int:user>/households/", reach.grant_one, name="grant_household"),
    path("accounts/<int:user>/reach/<int:grant>/end/", reach.end_one, name="end_grant"),
    path("accounts/issued/", accounts.issued_sheet, name="issued"),
    path("delegations/", delegations.delegations, name="delegations"),
    path("delegations/<int:delegation>/end/", delegations.end_one, name="end_delegation"),
    path("audit/", audit_log.audit_list, name="audit"),
    path("audit/<int:number>/", audit_log.audit_event, name="event"),
    path("audit/verify/", audit_log.verify, name="verify"),
]
