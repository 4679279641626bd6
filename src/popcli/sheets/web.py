"""A document as one HTML file that needs nothing beside it: no scripts, no pictures, its looks inside."""

from typing import Any

from popcli.report.document import Document, Piece
from popcli.report.harmless import harmless
from popcli.sheets.layout import column_widths, is_short, marked_parts, sections, title


def html_text(document: Document, template: str, lang: str) -> str:
    """The whole page; ``template`` is the text of ``templates/sheet.html``, ``lang`` its language ("nl").

    Every text goes through the escaping of the template and is harmless, also where a text looks like a template.
    """
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"kind": _kind, "widths": column_widths, "parts": marked_parts, "short": is_short}
    return environment.from_string(template).render(
        lang=lang, title=title(document) or "pop", sections=sections(document)
    )


def _kind(piece: Piece) -> str:
    """The name of a piece in the template: "paragraph"."""
    return type(piece).__name__.lower()


def _printed(value: Any) -> Any:
    """What the template prints: texts without harm; what is HTML already was made of such texts."""
    return harmless(value) if isinstance(value, str) and not hasattr(value, "__html__") else value
