"""Questions at the terminal, with keys to go back, to skip and to see why; only this file knows questionary.

The help below an answer goes away with it, so that what is done reads as questions and answers.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from popcli.core.errors import PopError
from popcli.core.prompt import Prompt
from popcli.core.texts import Say
from popcli.core.walk import Reply
from popcli.terminal.above import introduction, is_number_of_list
from popcli.terminal.below import UNBROKEN, Below
from popcli.terminal.looks import PROMPT_LOOKS
from popcli.terminal.options import DIGITS, Option, chosen, options, pointed_lines
from popcli.terminal.safe import fitted, masked, safe
from popcli.terminal.wrap import READABLE, wrapped

if TYPE_CHECKING:
    from prompt_toolkit.application import Application
    from prompt_toolkit.data_structures import Size
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from prompt_toolkit.layout.processors import Processor
    from prompt_toolkit.styles import Style
    from questionary.prompts.common import InquirerControl

_MARGIN = 3
_AROUND_LIST = 8
_MARK = "\u203a"

_TYPED_OVER = frozenset({"date", "days", "number", "hours", "money"})
"""Kinds whose earlier answer goes when something is typed: nobody changes one character of a day."""

Editor = Callable[[str], str]


class TerminalAsker:
    """Asks a person at a terminal; ``editor`` gives a text back as the person left it."""

    is_person = True

    def __init__(self, say: Say, *, colour: bool, editor: Editor | None) -> None:
        self._say = say
        self._colour = colour
        self._editor = editor
        self._first = True

    def ask(self, prompt: Prompt) -> Any:
        """The value read, ``None`` when skipped, or ``Reply.BACK``.

        Raises:
            KeyboardInterrupt: the person stops, or the terminal went away.
        """
        for text, look in introduction(prompt):
            self._print(text, look)
        opened = _Opened(prompt, self._say, self._editor, first=self._first)
        self._first = False
        mark = _shown(prompt.label if is_number_of_list(prompt.label) else _MARK)
        try:
            reply = self._choose(opened, mark) if opened.offered else self._write(opened, mark)
        except EOFError:
            raise KeyboardInterrupt from None
        self._conclude(opened, mark, reply)
        return reply

    def _conclude(self, opened: "_Opened", mark: str, reply: Any) -> None:
        if reply is Reply.BACK or reply is None:
            word = self._say("ask.back" if reply is Reply.BACK else "ask.skipped")
            self._print(f" {mark} {word}", "quiet")
            return
        if opened.offered:  # a typed text stays on the screen, a list goes away
            self._print(f" {mark} {_folded(opened.picked, len(mark) + 2)}", "answer")
        if echo := opened.prompt.echo(reply):
            self._print(echo, "quiet", margin=_MARGIN)

    def _print(self, text: str, look: str, margin: int = 0) -> None:
        from prompt_toolkit import print_formatted_text
        from prompt_toolkit.formatted_text import FormattedText

        shown = " " * margin + _folded(text, margin)
        print_formatted_text(FormattedText([(f"class:{look}", shown)]), style=_style(colour=self._colour))

    def _write(self, opened: "_Opened", mark: str) -> Any:
        """Ask for a text of one line or more."""
        import questionary

        question = questionary.text(
            mark,
            default=opened.prompt.default,
            qmark="",
            instruction="",
            multiline=opened.long,
            style=_style(colour=self._colour),
            prompt_continuation=" " * (len(mark) + 2),
            input_processors=[_masking()],
            reserve_space_for_menu=0,
            enable_suspend=True,
        )
        _furnish(question.application, opened, opened.text_keys())
        return question.unsafe_ask()

    def _choose(self, opened: "_Opened", mark: str) -> Any:
        """Ask to choose one of the options.

        The list always points at a line. Where no answer was given before, that is a first line which is no
        answer: Enter there skips an optional question, and is refused where an answer is needed. So nobody
        takes the first option by pressing Enter once too often; a digit or an arrow key is a choice.
        """
        import questionary
        from prompt_toolkit.layout import Dimension
        from questionary.prompts.common import InquirerControl

        before = chosen(opened.prompt, opened.offered)
        lines = [
            questionary.Choice(_folded(label, 2 * _MARGIN), option)
            for label, option in pointed_lines(opened.prompt, opened.offered, before, self._say)
        ]
        question = questionary.select(
            mark,
            choices=lines,
            default=next((line for line in lines if line.value == before), None),
            qmark="",
            pointer=_shown("»"),
            instruction=self._say("ask.key.choose"),
            style=_style(colour=self._colour),
            erase_when_done=True,
        )
        for window in question.application.layout.find_all_windows():
            if isinstance(control := window.content, InquirerControl):
                window.height = Dimension(max=max(_size().rows - _AROUND_LIST, 3))  # a longer one scrolls
                _furnish(question.application, opened, opened.choice_keys(control))
        return question.unsafe_ask()


class _Opened:
    """One question while it is open: what its keys do."""

    def __init__(self, prompt: Prompt, say: Say, editor: Editor | None, *, first: bool) -> None:
        self.prompt = prompt
        self.offered = options(prompt, say)
        self.picked = ""
        self._typed_over = False
        self.long = prompt.question.kind == "long"
        self._editor = editor if self.long else None
        self.below = Below(prompt, say, ("editor",) * bool(self._editor) + ("stop",) * first)

    def text_keys(self) -> "KeyBindings":
        """The keys of a text of one line or more."""
        from prompt_toolkit.filters import Condition

        keys = self._keys()
        keys.add("escape", "enter")(self._end)
        keys.add("enter")(self._enter if self.long else self._end)
        if not self.long:
            keys.add("<bracketed-paste>")(_paste_in_one_line)
        if self.prompt.default and self.prompt.question.kind in _TYPED_OVER:
            untouched = Condition(self._is_untouched)
            keys.add("<any>", filter=untouched)(self._type_over)
            keys.add("<bracketed-paste>", filter=untouched)(self._type_over)
        if self._editor is not None:
            keys.add("f2")(self._edit)
        return keys

    def choice_keys(self, control: "InquirerControl") -> "KeyBindings":
        """The keys of a list of options; ``eager``, since questionary's own are."""
        keys = self._keys()
        keys.add("enter", eager=True)(lambda event: self._pick(event, control.get_pointed_at().value))
        keys.add("?", eager=True)(lambda _event: self.below.show_reason())
        keys.add("<bracketed-paste>")(lambda _event: None)
        for number, option in enumerate(self.offered[:DIGITS], start=1):
            keys.add(str(number), eager=True)(lambda event, option=option: self._pick(event, option))
        return keys

    def _keys(self) -> "KeyBindings":
        from prompt_toolkit.key_binding import KeyBindings

        keys = KeyBindings()
        keys.add("s-tab", eager=True)(lambda event: _leave(event, Reply.BACK))
        return keys

    def _is_untouched(self) -> bool:
        """Whether the earlier answer stands there as it came, with the cursor behind it."""
        from prompt_toolkit.application import get_app

        document = get_app().current_buffer.document
        as_it_came = document.text == self.prompt.default and document.is_cursor_at_the_end
        return as_it_came and not self._typed_over

    def _type_over(self, event: "KeyPressEvent") -> None:
        self._typed_over = True
        _fill(event, " ".join(event.data.splitlines()))

    def _pick(self, event: "KeyPressEvent", option: Option | None) -> None:
        assert option is not None
        self.picked = option.label
        self._answer(event, option.typed)

    def _enter(self, event: "KeyPressEvent") -> None:
        """Enter in a long text: a new line, or the end after an empty one or when nothing was changed."""
        buffer = event.current_buffer
        at_end = buffer.document.is_cursor_at_the_end
        ends = not buffer.document.current_line.strip() or buffer.text in {self.prompt.default, "?"}
        if at_end and ends:
            _fill(event, buffer.text.rstrip())
            self._end(event)
        else:
            buffer.newline(copy_margin=False)

    def _end(self, event: "KeyPressEvent") -> None:
        self._answer(event, event.current_buffer.text)

    def _answer(self, event: "KeyPressEvent", text: str) -> None:
        asks_why = text.strip() in {"?", f"{self.prompt.default}?"}  # the second behind an answer that stood there
        if asks_why and not self.offered:
            self.below.show_reason()
            self._typed_over = False
            _fill(event, self.prompt.default)
        elif text.strip():
            try:
                event.app.exit(result=self.prompt.read(text.rstrip()))
            except PopError as error:
                self.below.show_error(error)
        elif self.prompt.required:
            self.below.show_required()
        else:
            _leave(event, None)

    async def _edit(self, event: "KeyPressEvent") -> None:
        from prompt_toolkit.application import run_in_terminal

        assert self._editor is not None
        editor, text = self._editor, event.current_buffer.text
        try:
            _fill(event, (await run_in_terminal(lambda: editor(text))).rstrip("\r\n"))
        except PopError as error:
            self.below.show_error(error)
        except Exception as problem:  # noqa: BLE001 - a fault in a task of its own would end nothing and tell nobody
            event.app.exit(exception=problem)
        event.app.invalidate()


def _leave(event: "KeyPressEvent", reply: Any) -> None:
    """End without the answer on the screen; a word takes its place."""
    event.app.erase_when_done = True
    event.app.exit(result=reply)


def _fill(event: "KeyPressEvent", text: str) -> None:
    from prompt_toolkit.document import Document

    event.current_buffer.document = Document(text, len(text))


def _paste_in_one_line(event: "KeyPressEvent") -> None:
    """Several pasted lines are one answer, not several."""
    event.current_buffer.insert_text(" ".join(event.data.splitlines()))


def _furnish(application: "Application[Any]", opened: _Opened, keys: "KeyBindings") -> None:
    """Put the help below the answer, and give our keys the last word."""
    from prompt_toolkit.filters import Always, is_done
    from prompt_toolkit.key_binding import merge_key_bindings
    from prompt_toolkit.layout import ConditionalContainer, FormattedTextControl, HSplit, Layout, Window

    layout = application.layout
    for window in layout.find_all_windows():
        window.dont_extend_height = Always()  # else the help stands at the bottom of the terminal
        window.wrap_lines = Always()
    help_lines = Window(FormattedTextControl(lambda: _below(opened.below)), dont_extend_height=True, wrap_lines=True)
    parts = [layout.container, ConditionalContainer(help_lines, filter=~is_done)]
    application.layout = Layout(HSplit(parts), layout.current_window)
    application.key_bindings = merge_key_bindings([application.key_bindings or keys, keys])


def _below(below: Below) -> "StyleAndTextTuples":
    from prompt_toolkit.application import get_app

    parts = below.parts(get_app().current_buffer.text)
    return [
        (f"class:{look}", "\n" * bool(number) + " " * _MARGIN + _folded(text, _MARGIN).replace(UNBROKEN, " "))
        for number, (text, look) in enumerate(parts)
    ]


def _masking() -> "Processor":
    """Shows each harmful character of a text under edit as one mark, so that the cursor stays right."""
    from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput

    class Masking(Processor):
        def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
            fragments = transformation_input.fragments
            return Transformation([(fragment[0], masked(fragment[1])) for fragment in fragments])

    return Masking()


def _style(*, colour: bool) -> "Style":
    """Our looks, or none of questionary's either."""
    from prompt_toolkit.styles import Style

    return Style([(name, f"noinherit {look}" if colour else "noinherit") for name, look in PROMPT_LOOKS.items()])


def _folded(text: str, margin: int) -> str:
    """A text in safe lines, all but the first at the margin."""
    return ("\n" + " " * margin).join(wrapped(_shown(text), _columns() - margin))


def _columns() -> int:
    return min(_size().columns, READABLE)


def _size() -> "Size":
    from prompt_toolkit.application import get_app_session

    return get_app_session().output.get_size()


def _shown(text: str) -> str:
    """The text as the terminal can show it."""
    from prompt_toolkit.application import get_app_session

    return fitted(safe(text), get_app_session().output.encoding())
