"""Drafts: kept as they were given, and a damaged one is never thrown away."""

from pathlib import Path

import pytest

from popcli.core.errors import FileProblem
from popcli.store.drafts import Draft, draft_file, drop_draft, keep_draft, read_draft

DRAFT = Draft({"strengths": ["één", "\u2028 \x1b 👩🏽‍🚀", "half \ud83d"], "enjoy": None}, {"lang": "nl", "full": True})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the draft of the assessment lies."""
    return draft_file(tmp_path / "state", "assessment")


def test_a_draft_comes_back_as_it_was(path: Path) -> None:
    assert read_draft(path) is None
    keep_draft(path, DRAFT)
    assert read_draft(path) == DRAFT
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_draft_is_taken_away_once(path: Path) -> None:
    keep_draft(path, DRAFT)
    drop_draft(path)
    drop_draft(path)
    assert read_draft(path) is None


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff", b'{"answers": {}}', b'{"answers": 3, "how": {}}', b"[" * 100_000]
)
def test_a_damaged_draft_is_kept_aside(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert read_draft(path) is None
    assert read_draft(path) is None
    assert path.with_suffix(".damaged").read_bytes() == content
    keep_draft(path, DRAFT)
    assert read_draft(path) == DRAFT


def test_a_draft_that_cannot_be_read_or_kept_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(FileProblem) as raised:
        read_draft(path)
    assert raised.value.key == "file-unreadable"
    with pytest.raises(FileProblem) as raised:
        keep_draft(path, DRAFT)
    assert raised.value.key == "file-unwritable"
