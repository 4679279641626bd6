"""A person's folder in a fresh home, and nothing else: no clock, no locale, no home of whoever runs the tests."""

from pathlib import Path

import pytest

from popcli.store.home import Folder, Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """An empty home with its state beside it."""
    return Home(tmp_path / "home", tmp_path / "state")


@pytest.fixture
def folder(home: Home) -> Folder:
    """The folder of Sanne, in which there is nothing yet."""
    return home.folder("sanne")
