import pytest

from huiyin_web.access.errors import AccountEndedError
from huiyin_web.access.models import User
from huiyin_web.imports.steps import APPLY, CHECK, UNDO
from huiyin_web.jobs.registry import kind_of
from web.imports.files import household, officer, uploaded

pytestmark = pytest.mark.usefixtures("registry")


@pytest.mark.parametrize("step", [CHECK, APPLY, UNDO])
def test_work_for_an_account_that_has_ended_says_so(tmp_path, step):
    by = officer()
    batch = uploaded([household()], by, tmp_path)
    user = User.objects.get()
    User.objects.update(is_active=False)
    with pytest.raises(AccountEndedError) as refused:
        kind_of(step).handler({"batch": batch.pk, "user": user.pk}, lambda *_: None)
    assert refused.value.say("zh").startswith("提交此任务的账号已停用。")
