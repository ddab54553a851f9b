"""What can be wrong with signing in, with accounts, delegations and grants."""

from collections.abc import Sequence

from huiyin.kernel.text import Text
from huiyin_web.core.errors import ConflictError, DomainError


class SignInRefusedError(DomainError):
    """Name and password do not belong together; which of them is wrong is not told."""

    status = 401
    code = "SIGN_IN_REFUSED"
    template = Text(
        "This user name and password do not belong together. Check both; capital letters count in the password.",
        "用户名与密码不匹配。请核对后重试，密码区分大小写。",
    )


class TooManyAttemptsError(DomainError):
    """Somebody guesses."""

    status = 429
    code = "TOO_MANY_ATTEMPTS"
    template = Text(
        "Too many attempts failed. Try again in {minutes} min, or ask whoever manages your account for a new password.",
        "登录失败次数过多。请 {minutes} 分钟后再试，或请账号管理员重置密码。",
    )


class PasswordExpiredError(DomainError):
    """A one-time password that was not used in time; only whoever knows it is told."""

    status = 401
    code = "PASSWORD_EXPIRED"
    template = Text(
        "This one-time password expired at {at:%Y-%m-%d %H:%M}. Ask {by} for a new one.",
        "该一次性密码已于 {at:%Y-%m-%d %H:%M} 过期。请联系{by}重置密码。",
    )


class PasswordError(DomainError):
    """A new password that will not do."""

    code = "PASSWORD"
    template = Text("{what}", "{what}")


class AccountsRefusedError(DomainError):
    """Accounts that can't be made or changed; everything that is wrong is told at once and nothing is changed."""

    code = "ACCOUNTS_REFUSED"
    template = Text("Nothing was changed. {what}", "未作任何更改。{what}")

    def __init__(self, problems: Sequence[Text]) -> None:
        self.problems = tuple(problems)
        super().__init__(what=Text.join(problems, " ", ""))


def no_organisation(number: str) -> Text:
    """Say that an organisation is not there, and where to look."""
    return Text(
        f"No organisation has the number {number}; look it up on the page Organisations, or import it first.",
        f"没有编号为 {number} 的单位，请在“单位”页核对，或先导入该单位。",
    )


class SamePersonError(DomainError):
    """Maker and checker are two accounts of which one gave the other its password."""

    status = 403
    code = "SAME_PERSON"
    template = Text(
        "You and whoever did this do not count as two people: the account of one was given its password by the other. "
        "Somebody else decides; or another officer who manages that account first gives it a new one-time password.",
        "您与经办人中一方的账号密码由另一方发放，不能视为两人。请由其他人员办理，或先由其他账号管理人员重置该账号密码。",
    )


class DelegationError(DomainError):
    """A delegation that can't be."""

    code = "DELEGATION"
    template = Text("{what}", "{what}")


class GrantError(DomainError):
    """A reach that can't be granted."""

    code = "GRANT"
    template = Text("{what}", "{what}")


class AccountEndedError(ConflictError):
    """Work in the name of an account that has ended meanwhile."""

    code = "ACCOUNT_ENDED"
    template = Text(
        "The account that asked for this has ended. Somebody else of the office asks for it again on its page.",
        "提交此任务的账号已停用。请由本单位其他人员在相应页面重新提交。",
    )
