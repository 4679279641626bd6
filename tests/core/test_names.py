"""Folder names that stay inside the home, and short ids."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from popcli.core.errors import UsageError
from popcli.core.ids import ALPHABET, LENGTH
from popcli.core.names import (
    find_id,
    folder_from,
    folder_name,
    meant_id,
    next_id,
    same_person,
)


@given(st.text(max_size=80) | st.from_regex(r"[a-zA-Z0-9./\\_:~ -]{1,12}", fullmatch=True))
@example("..")
@example("a/../..")
@example("C:\\x")
@example("con")
@example("_new")
@example("sanne\n")
@example("K")
def test_no_name_leads_out_of_the_home(name):
    try:
        folder = folder_name(name)
    except UsageError as error:
        folder = str(error.values["suggestion"])
    assert folder_name(folder) == folder
    for kind, home in ((PurePosixPath, "/home"), (PureWindowsPath, "C:\\home")):
        path = kind(home) / folder
        assert (path.parent, path.name) == (kind(home), folder)
    assert not folder.startswith((".", "_", "-"))
    assert folder == folder.lower()


@given(st.text(max_size=80))
def test_every_display_name_gives_a_folder_name(name):
    folder = folder_from(name)
    assert folder_name(folder) == folder


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Zoë de Vries", "zoe"),
        ("Sanne", "sanne"),
        ("  O'Neill ", "o"),
        ("李雷", "me"),
        ("", "me"),
        ("Con", "con-1"),
        ("a" * 90, "a" * 30),
    ],
)
def test_folders_from_display_names(name, folder):
    assert folder_from(name) == folder


def test_folders_are_compared_without_case():
    assert folder_name(" Sanne-2 ") == "sanne-2"


@pytest.mark.parametrize("name", ["", "a/b", ".", "nul", "COM1", "zoë", "-a", "a b", "a" * 64])
def test_what_is_no_folder_name(name):
    with pytest.raises(UsageError) as caught:
        folder_name(name)
    assert (caught.value.key, caught.value.exit_code) == ("person-name", 2)


@pytest.mark.parametrize(
    ("taken", "free"),
    [([], "g1"), (["g1", "g2"], "g3"), (["g1", "g9"], "g10"), (["a7", "g1"], "g2"), (["goal", "g1b", "g"], "g1")],
)
def test_the_next_id_is_past_all_that_are_taken(taken, free):
    assert next_id("g", taken) == free


def test_entry_ids_have_no_letters_that_are_mistaken_for_each_other():
    assert not set(ALPHABET) & set("01ilo")
    assert len(ALPHABET) ** LENGTH > 500_000_000


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("g1", ["g1"]), ("G1 ", ["g1"]), ("g2", ["g2"]), ("g", ["g1", "g10", "g2"]), ("g3", []), ("", []), (" ", [])],
)
def test_ids_by_what_is_typed(wanted, found):
    assert find_id(wanted, ["g1", "g10", "g2"]) == found


def test_the_id_that_is_meant():
    assert meant_id("k3", ["k3f9q2", "m2x8aa"], "unknown-entry") == "k3f9q2"
    with pytest.raises(UsageError) as caught:
        meant_id("g", ["g1", "g2"], "unknown-goal")
    assert (caught.value.key, caught.value.values) == ("ambiguous-id", {"id": "g", "known": "g1, g2"})
    with pytest.raises(UsageError) as caught:
        meant_id("g7", ["g1", "a2"], "unknown-goal")
    assert (caught.value.key, caught.value.values) == ("unknown-goal", {"id": "g7", "nearest": "g1", "known": "g1, a2"})
    with pytest.raises(UsageError) as caught:
        meant_id("g7", [], "unknown-goal")
    assert (caught.value.key, caught.value.values) == ("unknown-goal-none", {"id": "g7"})


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("Sanne", "Sanne Vermeulen", True),
        ("Vermeulen,  SANNE", "Sanne Vermeulen", True),
        ("Zoe de Vries", "Zoë de Vries", True),
        ("Sanne Vermeulen", "Sanne Jansen", False),
        ("Sanne", "Susanne", False),
        ("-", "Sanne", False),
        ("", "Sanne", False),
        ("…", "…", True),
        ("李雷", "李雷", True),
        ("李雷", "韩梅梅", False),
    ],
)
def test_whether_two_names_can_be_of_one_person(name, other, same):
    assert same_person(name, other) is same_person(other, name) is same
