"""What stands above a question, or before its answer."""

from popcli.core.prompt import Prompt


def introduction(prompt: Prompt) -> list[tuple[str, str]]:
    """What stands above the answer, with looks: the head ("quiet"), what a list is about, and the label."""
    head, _, about = prompt.head.partition("\n")
    bold = [text for text in (about, "" if is_number_of_list(prompt.label) else prompt.label) if text]
    return [(f"\n{head}", "quiet")] * bool(head) + [("\n" + "\n".join(bold), "label")] * bool(bold)


def is_number_of_list(label: str) -> bool:
    """Whether the label only counts ("2."), so that it stands before the answer instead of above it."""
    return label.rstrip(".").isdecimal()
