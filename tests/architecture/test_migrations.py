import ast
import io
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader


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
    names += [node.module for node in nodes if isinstance(node, ast.ImportFrom)]
    return {name for name in names if name.split(".")[0] in {"huiyin", "huiyin_web"}}


@pytest.mark.parametrize("migration", sorted(Path("src/huiyin_web").glob("*/migrations/*.py")), ids=str)
def test_a_migration_carries_what_it_needs_so_that_it_does_the_same_whatever_our_code_becomes(migration):
    assert ours(migration) == set()
