"""A commented template for an answers file: every question with its why and example, ready to be filled in."""

from popcli.core.questions import Question, Questionnaire
from popcli.core.texts import Say
from popcli.store.yaml_text import inline


def answers_template(form: Questionnaire, say: Say, command: str = "pop init") -> str:
    """The template as YAML; what stays empty is skipped. ``command`` is the one that takes the answers in."""
    lines = [f"# {form.title}", *(f"# {text}" for text in say("init.template", command=command).split("\n"))]
    for block in form.blocks:
        lines += ["", f"# ── {' '.join(block.title.split())}"]
        for question in block.questions:
            lines += ["", *_question(question, form, say, "")]
    return "\n".join(lines) + "\n"


def _question(question: Question, form: Questionnaire, say: Say, indent: str) -> list[str]:
    lines = [f"{indent}# {text}" for text in _comments(question, say)]
    if question.kind == "list":
        return [*lines, f"{indent}{question.id}:", f"{indent}  -"]
    if question.kind == "items":
        return [*lines, f"{indent}{question.id}:", *_item(form.parts[str(question.of)], say, indent + "  ")]
    default = f" {inline(question.default)}" if question.default else ""
    return [*lines, f"{indent}{question.id}:{default}"]


def _item(part: Questionnaire, say: Say, indent: str) -> list[str]:
    lines: list[str] = []
    for number, question in enumerate(part.questions):
        mine = _question(question, part, say, indent + "  ")
        if number == 0:
            keys = next(place for place, line in enumerate(mine) if not line.strip().startswith("#"))
            mine[keys] = f"{indent}- {mine[keys].strip()}"
            mine[:keys] = [line.removeprefix("  ") for line in mine[:keys]]
        lines += mine
    return lines


def _comments(question: Question, say: Say) -> list[str]:
    lines = [question.ask]
    if question.why:
        lines.append(say("form.template-why", why=question.why))
    if question.example:
        lines.append(say("form.template-example", example=question.example))
    if question.choices:
        lines.append(" | ".join(f"{choice.value} ({choice.label})" for choice in question.choices))
    return [part for line in lines for part in line.split("\n")]
