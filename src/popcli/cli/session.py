"""The one meeting place: gives the plan, saves it, and knows today, the language and the person."""

import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, suppress
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from popcli.core.entry import Entry
from popcli.core.errors import FileProblem, Place, PopError, UsageError
from popcli.core.moment import moment, stamp
from popcli.core.texts import Texts
from popcli.core.value import Value
from popcli.store import index, lock, log, templates
from popcli.store.files import read_file, write_file
from popcli.store.home import Folder, Home, find_home

if TYPE_CHECKING:
    from popcli.core.models import Plan
    from popcli.core.prompt import Asker
    from popcli.report.document import Line
    from popcli.store.drafts import Draft
    from popcli.store.part_file import Unknown
    from popcli.store.plan_file import Loaded

NEW_PERSON = "_new"
"""The state folder of somebody who has no folder yet; no person can be called this."""


class Settings(Value):
    """What the global options say; ``None`` leaves it to the environment."""

    person: str | None = None
    home: str | None = None
    lang: str | None = None
    json: bool = False
    no_input: bool = False
    yes: bool = False
    color: str = "auto"
    accessible: bool = False
    debug: bool = False


class Session:
    """One run of the program for one person."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.env = os.environ
        self._skipped: set[Place] = set()

    def check(self) -> None:
        """Refuse wrong values of global options before a command begins.

        Raises:
            UsageError: ``lang-unknown`` or ``color-unknown``.
        """
        if self.settings.color not in {"auto", "always", "never"}:
            raise UsageError("color-unknown", text=self.settings.color)
        if self.settings.lang not in {None, *templates.LANGUAGES}:
            raise UsageError("lang-unknown", text=self.settings.lang, known=", ".join(templates.LANGUAGES))

    @property
    def now(self) -> datetime:
        """This very moment, since a walk through questions takes minutes, in the time of this place.

        ``POPCLI_TODAY`` moves the day, for trying things out and tests.
        """
        try:
            return moment(time.time(), self.env)
        except ValueError:
            raise UsageError("today-unreal", text=self.env["POPCLI_TODAY"]) from None

    @property
    def today(self) -> date:
        """The day it is."""
        return self.now.date()

    def stamp(self) -> str:
        """This moment as files hold it: ISO, with milliseconds and the distance from UTC."""
        return stamp(self.now)

    @cached_property
    def say(self) -> Texts:
        """The texts in the language of the reader."""
        return templates.texts(self.lang)

    @cached_property
    def lang(self) -> str:
        """The language: ``--lang``, ``POPCLI_LANG``, the plan's or the draft's, the locale's, English."""
        wanted = self.settings.lang or self.env.get("POPCLI_LANG")
        if wanted:
            if wanted not in templates.LANGUAGES:
                raise UsageError("lang-unknown", text=wanted, known=", ".join(templates.LANGUAGES))
            return wanted
        return self._own_language() or locale_language(self.env)

    def answer_in(self, lang: str) -> None:
        """Speak the language of what somebody typed, unless they chose one or have a plan in one."""
        if not (self.settings.lang or self.env.get("POPCLI_LANG") or self._own_language()):
            self.lang = lang

    def _own_language(self) -> str | None:
        with suppress(PopError):  # the plan's trouble is told by what needs the plan
            folder = self.known_folder
            if folder is not None and folder.exists:
                return self.index.language
            begun = self.draft
            return str(begun.how.get("lang")) if begun else None
        return None

    @cached_property
    def home(self) -> Home:
        """The home with all people."""
        return find_home(self.settings.home, self.env)

    @cached_property
    def known_folder(self) -> Folder | None:
        """The folder of the person meant, or ``None`` when nobody is named and nobody is there."""
        name = self.settings.person
        if name is None:
            name = self.env.get("POPCLI_PERSON") or self.home.default()
        return None if name is None else self.home.folder(name)

    @property
    def folder(self) -> Folder:
        """The folder of the person meant.

        Raises:
            UsageError: ``no-plan-yet``, when there is nobody.
        """
        folder = self.known_folder
        if folder is None or not folder.exists:
            people = ", ".join(self.home.people()) or "-"
            person = folder.name if folder else "-"
            key = "no-such-person" if folder and self.home.people() else "no-plan-yet"
            raise UsageError(key, file=str(self.home.path), person=person, known=people)
        return folder

    def require_plan(self) -> None:
        """Refuse to go on, or to ask anything, before there is a plan.

        Raises:
            UsageError: as :attr:`folder`.
        """
        _ = self.folder

    @property
    def draft_state(self) -> Path:
        """The state folder for drafts, also of somebody who has no plan yet."""
        folder = self.known_folder
        return folder.state if folder else self.home.folder("x").state.parent / NEW_PERSON

    @property
    def draft(self) -> "Draft | None":
        """The self-assessment that was begun and not finished, if there is one."""
        from popcli.store.drafts import draft_file, read_draft

        return read_draft(draft_file(self.draft_state, "assessment"))

    @cached_property
    def index(self) -> index.PlanIndex:
        """Ids and texts of the plan, from the derived index; loads the plan only when that is old."""
        return index.plan_index(self.folder, self.plan)

    def plan(self) -> "Plan":
        """The plan as it stands."""
        return self.loaded().plan

    def seen_plan(self) -> "Plan":
        """The plan for reading only: as it was kept when it was read last, as long as it is still that."""
        from popcli.store.plan_cache import seen_plan

        return seen_plan(self.folder, self.plan)

    def loaded(self) -> "Loaded":
        """The plan as it stands, with its file."""
        from popcli.store.plan_file import load_plan

        return load_plan(self.folder)

    def locked(self) -> AbstractContextManager[None]:
        """Hold the lock of this person while changing something."""
        return lock.locked(self.folder.lock)

    def change(self, change: "Callable[[Plan], Plan]", what: Callable[["Plan"], str]) -> "Plan":
        """Change the plan as it is on disk now, under the lock, and return the new one.

        ``what`` says the change in a sentence for the history, from the new plan.
        """
        from popcli.store.plan_file import Note, load_plan, save_plan

        with self.locked():
            self.notice_changes()
            before = load_plan(self.folder)
            after = change(before.plan)
            if after == before.plan:
                return after
            return save_plan(self.folder, before, after, Note(what(after), self.stamp())).plan

    def used_ids(self) -> set[str]:
        """Ids that any version of the plan ever had; the log may speak of them, so they are not given again."""
        from popcli.store.versions import used_ids

        return used_ids(self.folder)

    def notice_changes(self) -> None:
        """Make a version of what was changed outside popcli, and say so once. The lock must be held."""
        from popcli.store.plan_file import Words, notice_changes

        words = Words(by_hand=self.say("change.by-hand"), recovered=self.say("change.recovered"))
        if notice_changes(self.folder, words, self.stamp()):
            self.tell(self.say("edit.by-hand"))

    def spare_plan(self) -> Path | None:
        """Before the plan is replaced as a whole: notice changes, or keep a plan that cannot be read aside.

        The place of a plan that was kept aside, else ``None``. The lock must be held.
        """
        try:
            self.notice_changes()
        except FileProblem:
            return self.keep_aside("plan", read_file(self.folder.plan) or b"")
        return None

    def keep_aside(self, name: str, content: bytes) -> Path:
        """Put what cannot be taken in into a file of its own, and give its place."""
        first = path = self.folder.kept_aside / f"{name}-{self.now:%Y%m%d-%H%M%S}.yaml"
        number = 1
        while path.exists():
            number += 1
            path = first.with_stem(f"{first.stem}-{number}")
        write_file(path, content)
        return path

    def entries(self, years: Iterable[int] | None = None) -> list[Entry]:
        """Entries of some years (all when none are named); lines that cannot be read are told on standard error."""
        return self.told(log.read_log(self.folder, years))

    def told(self, read: log.LogRead) -> list[Entry]:
        """The entries that were read, after telling which lines could not be: each once, however often it is read."""
        for place in read.problems:
            if place not in self._skipped:
                self.tell(self.say("log.damaged", place=str(place)))
            self._skipped.add(place)
        return read.entries

    def next_line(self, plan: "Plan", goal: str | None = None, entries: "Sequence[Entry] | None" = None) -> "Line":
        """The one next step as a line, after a change: for this goal where it is still open, else for the plan.

        ``entries`` are those of the whole log, if they were read already.
        """
        from popcli.core.next_step import next_step
        from popcli.core.progress import progress, years_that_count
        from popcli.report.status_page import step_line

        known = self.entries(years_that_count(plan, self.today)) if entries is None else entries
        states = progress(plan, known, self.today)
        mine = [state for state in states if state.goal.id == goal] or states
        return step_line(next_step(plan, mine, self.today), self.say)

    def tell(self, text: str, *, whole: bool = False) -> None:
        """Say something beside the output: a hint, a warning; ``whole`` breaks no line, so that it can be copied."""
        from textwrap import wrap

        from popcli.report.document import Document, line
        from popcli.terminal.capabilities import terminal_width
        from popcli.terminal.lines import write_notes

        width = terminal_width(self.env, sys.stderr)
        parts = text.split("\n")
        if not whole:
            parts = [
                short for part in parts for short in wrap(part, width, break_long_words=False, break_on_hyphens=False)
            ]
        notes = tuple(line(part) for part in parts)
        write_notes(Document(notes=notes), sys.stderr, colour=self.colour(sys.stderr))

    def tell_unknown(self, unknown: "Unknown") -> None:
        """Name the keys of a file that the program does not know, with those that may be meant."""
        for place, name, near in unknown:
            key = "edit.unknown-key-near" if near else "edit.unknown-key"
            self.tell(self.say(key, place=str(place), name=name, nearest=near))

    @property
    def can_ask(self) -> bool:
        """Whether there is a person at a terminal who may be asked."""
        return not self.settings.no_input and sys.stdin.isatty() and sys.stdout.isatty()

    @cached_property
    def accessible(self) -> bool:
        """Whether plain numbered lines are wanted."""
        from popcli.terminal.capabilities import is_accessible

        return is_accessible(self.settings.accessible, self.env)

    def colour(self, stream: object) -> bool:
        """Whether to colour what goes to this stream."""
        from popcli.terminal.capabilities import wants_colour

        return wants_colour(self.settings.color, self.env, tty=bool(getattr(stream, "isatty", bool)()))

    def asker(self) -> "Asker":
        """Who asks the person: the terminal, or plain lines in accessible mode."""
        if self.accessible:
            from popcli.terminal.plain import PlainAsker

            return PlainAsker(self.say, input, sys.stdout)
        from popcli.cli.editor import edited
        from popcli.terminal.prompts import TerminalAsker

        return TerminalAsker(
            self.say, colour=self.colour(sys.stdout), editor=lambda text: edited(text, self.env, suffix=".md")
        )


def locale_language(env: "os._Environ[str]") -> str:
    """The language of the locale, as far as popcli speaks it."""
    named = env.get("LC_ALL") or env.get("LC_MESSAGES") or env.get("LANG") or ""
    return "nl" if named.lower().startswith("nl") else "en"
