"""What the shell completes: ids with their texts, methods, people. All from the derived index, never from the plan."""

from collections.abc import Callable, Iterable, Mapping

import typer

from popcli.cli.session import Session, Settings
from popcli.cli.showing import WHAT
from popcli.core.errors import PopError
from popcli.core.kinds import Method
from popcli.store.index import PlanIndex

Pairs = list[tuple[str, str]]

RECENT = 30
"""So many of the newest entries are offered; older ones are found with `pop show log`."""

WHOSE = ("person", "home")
"""The global options that decide whose plan it is."""


def _session(ctx: typer.Context) -> Session:
    person, home = (ctx.find_root().params.get(name) for name in WHOSE)
    return Session(Settings(person=person, home=home))


def _from_index(ctx: typer.Context, beginning: str, get: Callable[[PlanIndex], Mapping[str, str]]) -> Pairs:
    """The ids that begin so, with their texts; trouble of any kind offers nothing."""
    try:
        return _matching(get(_session(ctx).index).items(), beginning)
    except PopError:
        return []


def _matching(items: Iterable[tuple[str, str]], beginning: str) -> Pairs:
    return [(name, " ".join(text.split())[:60]) for name, text in items if name.startswith(beginning.lower())]


def goals(ctx: typer.Context, incomplete: str) -> Pairs:
    """Ids of open goals."""
    return _from_index(ctx, incomplete, lambda index: {name: index.goals[name] for name in index.live})


def goal_words(ctx: typer.Context, incomplete: str) -> Pairs:
    """Ids of all goals, for changing one."""
    return _from_index(ctx, incomplete, lambda index: index.goals)


def actions(ctx: typer.Context, incomplete: str) -> Pairs:
    """Ids of actions of open goals."""
    return _from_index(
        ctx,
        incomplete,
        lambda index: {name: text for name, text in index.actions.items() if index.owners[name] in index.live},
    )


def needs(ctx: typer.Context, incomplete: str) -> Pairs:
    """Ids of learning needs."""
    return _from_index(ctx, incomplete, lambda index: index.needs)


def competences(ctx: typer.Context, incomplete: str) -> Pairs:
    """Ids of competences."""
    return _from_index(ctx, incomplete, lambda index: index.competences)


def competence_words(ctx: typer.Context, incomplete: str) -> Pairs:
    """What `pop competence` takes: an id, or the word for reading a file."""
    return [*competences(ctx, incomplete), *_matching([("import", "")], incomplete)]


def methods(ctx: typer.Context, incomplete: str) -> Pairs:
    """Learning methods, the fixed ones and the plan's own."""
    fixed = {item.value: "" for item in Method}
    own = _from_index(ctx, "", lambda index: dict.fromkeys(index.methods, ""))
    return _matching({**fixed, **dict(own)}.items(), incomplete)


def people(ctx: typer.Context, incomplete: str) -> Pairs:
    """People in the home."""
    return _matching(((name, "") for name in _session(ctx).home.people()), incomplete)


def entries(ctx: typer.Context, incomplete: str) -> Pairs:
    """Ids of the newest entries, newest first."""
    from popcli.store.log_scan import newest

    try:
        recent = newest(_session(ctx).folder, RECENT).entries
    except PopError:
        return []
    return _matching(((entry.id, entry.text) for entry in reversed(recent)), incomplete)


def show_words(ctx: typer.Context, incomplete: str) -> Pairs:
    """What there is to show: kinds of pages and ids."""
    pages = [(name, "") for name in WHAT]
    parts = (goal_words, actions, competences)
    return [*_matching(pages, incomplete), *(pair for of in parts for pair in of(ctx, incomplete))]


OF_THE_MOMENT = (entries,)
"""What is not for the notes of the quick way (``quick_tab_notes.py``): it changes with every line of the log."""
