import ast
import io
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).parents[2]
MIGRATIONS = sorted(ROOT.glob("src/huiyin_web/*/migrations/*.py"))


@pytest.mark.django_db
def test_no_model_changed_without_its_migration():
    told = io.StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=told, stderr=told)
    except SystemExit:
        pytest.fail(told.getvalue())


def test_the_history_of_every_app_is_one_line():
    assert MigrationLoader(None, ignore_no_migrations=True).detect_conflicts() == {}


def ours(migration):
    """Give what a migration imports of our own packages."""
    nodes = [*ast.walk(ast.parse(migration.read_text()))]
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    # A name that begins with a dot is of our own packages too, however it goes on.
    names += ["." * node.level + (node.module or "") for node in nodes if isinstance(node, ast.ImportFrom)]
    return {name for name in names if name.split(".")[0] in {"", "huiyin", "huiyin_web"}}


def test_there_are_migrations_to_read_and_every_way_of_importing_ours_is_seen(tmp_path):
    assert ROOT / "src/huiyin_web/imports/migrations/0001_initial.py" in MIGRATIONS
    written = tmp_path / "0001_initial.py"
    written.write_text("import huiyin.kernel\nfrom django.db import models\nfrom . import x\nfrom ..models import y\n")
    assert ours(written) == {"huiyin.kernel", ".", "..models"}


@pytest.mark.parametrize("migration", MIGRATIONS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_migration_carries_what_it_needs_so_that_it_does_the_same_whatever_our_code_becomes(migration):
    assert ours(migration) == set()
