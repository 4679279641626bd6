"""Start and end of the program: arguments in, exit code out."""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:  # nothing heavy here: `pop --version` and `pop log` end before the program is loaded
    from typing import Any


def run() -> None:
    """The program as it is installed: `pop` and `popcli`."""
    raise SystemExit(main(sys.argv[1:]))


def main(arguments: list[str]) -> int:
    """Run one command and give its exit code."""
    if arguments in (["--version"], ["-V"]):
        from popcli import __version__

        print(f"popcli {__version__}")  # noqa: T201 - not worth importing a printer
        return 0
    _speak_utf8()
    try:
        code = _logged(arguments[1:]) if arguments[:1] == ["log"] else None
        if _is_completing():
            code = _completed()
        return _command(arguments) if code is None else code
    except BrokenPipeError:
        # Somebody closed the pipe (`pop show log | head`): what was to be written is written, nobody reads on.
        _drop_output()
        return 0
    except KeyboardInterrupt:  # before there was anything to stop
        return 130


def _logged(arguments: list[str]) -> int | None:
    """The exit code when this was a plain `pop log` that the quick way has done."""
    from popcli.cli.quick_log import quick_log

    said = quick_log(arguments, os.environ, sys.stdout, sys.stderr)
    if said is None:
        return None
    try:
        for text, stream in zip(said, (sys.stdout, sys.stderr), strict=True):
            stream.write(f"{text}\n")
            stream.flush()
    except BrokenPipeError:
        raise
    except OSError as problem:
        from popcli.cli.session import Session, Settings

        return _unwritable(problem, Session(Settings()))
    return 0


def _completed() -> int | None:
    """The exit code when a shell asked for completions and the quick way has answered."""
    from popcli.cli.quick_tab import quick_tab

    answer = quick_tab(os.environ, _name(), sys.stdout)
    if answer is None:
        return None
    sys.stdout.write(answer[0])
    sys.stdout.flush()
    return answer[1]


def _drop_output() -> None:
    """Send what is still to be printed nowhere, so that the end of the program does not try again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak_utf8() -> None:
    """Output that the encoding of the terminal cannot hold is replaced, never a crash."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _command(arguments: list[str]) -> int:
    from popcli.cli.session import Session, Settings
    from popcli.cli.straight import straight
    from popcli.core.errors import PopError, Stopped

    session = Session(Settings(lang=_asked_language(arguments), debug="--debug" in arguments))
    try:
        page = None if _is_completing() else straight(arguments, session)
        return _finish(page or _by_typer(arguments, session), session)
    except PopError as error:
        return _fail(error, session)
    except KeyboardInterrupt:
        return _fail(Stopped("stopped"), session)
    except BrokenPipeError:
        raise
    except Exception as problem:
        if session.settings.debug:
            raise
        reason = f"{type(problem).__name__}: {problem}"
        return _fail(PopError("unexpected", reason=reason), session)


def _is_completing() -> bool:
    """Whether a shell asks for completions, which it does in the environment and without arguments."""
    return "_POP_COMPLETE" in os.environ or "_POPCLI_COMPLETE" in os.environ


def _by_typer(arguments: list[str], session: "Any") -> "Any":
    """What a command gives, with its arguments read by Typer.

    Raises:
        UsageError: the arguments are no use of the command, in our words.
    """
    import typer

    from popcli.cli.app import app
    from popcli.cli.arguments import arranged

    group: Any = typer.main.get_command(app)
    try:
        return group.main(arranged(arguments, group), prog_name=_name(), standalone_mode=False, obj=session)
    except typer.TyperException as problem:
        from popcli.cli.usage import usage_error

        raise usage_error(problem, group) from None
    except typer.Abort:
        raise KeyboardInterrupt from None
    except SystemExit:  # so Typer ends when it has answered a shell
        if _is_completing():
            from popcli.cli.quick_tab_notes import keep_tab_notes

            keep_tab_notes(group, _name())
        raise


def _asked_language(arguments: list[str]) -> str | None:
    """The language asked for, for errors that come before the options are read."""
    for option, following in zip(arguments, [*arguments[1:], ""], strict=False):
        name, equals, value = option.partition("=")
        value = value if equals else following
        if name == "--lang" and value in {"nl", "en"}:
            return value
    return None


def _name() -> str:
    """The name the program was called by, of the two that it has."""
    return "popcli" if os.path.basename(sys.argv[0]).startswith("popcli") else "pop"  # noqa: PTH119 - no pathlib here


def _finish(result: "Any", session: "Any") -> int:
    from popcli.core.errors import Stopped
    from popcli.report.document import Document

    if result == Stopped.exit_code:  # what Typer makes of Ctrl-C
        return _fail(Stopped("stopped"), session)
    if not isinstance(result, Document):
        return result if isinstance(result, int) else 0
    from popcli.cli.output import show

    try:
        show(result, session)
    except BrokenPipeError:
        raise
    except OSError as problem:
        return _unwritable(problem, session)
    return result.code


def _unwritable(problem: OSError, session: "Any") -> int:
    """The exit code when the output goes to a full disk; what was to be saved is saved."""
    from popcli.core.errors import FileProblem

    _drop_output()
    return _fail(FileProblem("file-unwritable", reason=problem.strerror or str(problem)), session)


def _fail(error: "Any", session: "Any") -> int:
    if session.settings.debug:
        raise error
    from popcli.cli.failure import show_error
    from popcli.core.errors import PopError
    from popcli.store.templates import texts

    try:
        say = session.say
    except PopError:  # the language itself is what is wrong
        say = texts("en")
    return show_error(error, say, colour=session.colour(sys.stderr))
