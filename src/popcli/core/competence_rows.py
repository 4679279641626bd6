"""Rows of a table of competences, as people download one from ESCO or make one themselves.

The layouts of ESCO, as far as they name competences: the skills and their collections (``conceptUri``,
``preferredLabel``, ``altLabels`` and more), and what occupations ask (``skillUri``, ``skillLabel``,
``occupationLabel``; older ones name no skills). An own table has a column ``name``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from popcli.core.checked import checked_level
from popcli.core.competences import name_key
from popcli.core.errors import FileProblem, InvalidValue, UsageError
from popcli.core.folding import folded
from popcli.core.kinds import CompetenceKind
from popcli.core.levels import FIELDS

ESCO = "ESCO"
OWN_COLUMNS = ("name", "kind", "now", "needed", "ambition", "scheme", "id", "label")

_DUTCH = {"naam": "name", "soort": "kind", "nu": "now", "nodig": "needed", "ambitie": "ambition", "kader": "scheme"}
_COMPETENCES = frozenset({"", "knowledgeskillcompetence", "skillgroup"})
_LEAST_OF_ID = 4

ReadKind = Callable[[str], str]
"""Reads the word for a kind of competence in the language of the reader; raises ``InvalidValue``."""


@dataclass(frozen=True, slots=True)
class Row:
    """A competence that a table offers.

    ``line`` is where the row begins (the first line is 1). ``fields`` are those of a competence of the plan, without
    what is not given. ``also`` are other words that it may be found by, beside its name.
    """

    line: int
    fields: dict[str, Any]
    also: str = ""

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self.fields["name"])

    @property
    def id(self) -> str:
        """The short id in its framework: of an address the last part; empty when it has none."""
        return short_id(self.fields.get("reference"))


@dataclass(frozen=True, slots=True)
class Layout:
    """How the columns of a table are to be read. ``own`` is a table that somebody made for this, all of it meant."""

    columns: tuple[str, ...]
    own: bool
    read: Callable[[Mapping[str, str]], tuple[dict[str, Any], str]]

    def row(self, line: int, cells: Sequence[str]) -> Row:
        """The competence of a row, with as many cells as there are columns.

        Raises:
            InvalidValue: a level, a kind, a name or a reference is not what it should be.
        """
        values = {name: cell.strip() for name, cell in zip(self.columns, cells, strict=True)}
        fields, also = self.read(values)
        return Row(line, fields, also)


def layout_of(header: Sequence[str], read_kind: ReadKind) -> Layout:
    """How to read the rows under this header.

    Raises:
        FileProblem: ``table-columns`` (no known column), ``table-nameless`` (ids without names) or
            ``table-column-twice``.
    """
    columns = tuple(_DUTCH.get(name, name) for name in (cell.strip().casefold() for cell in header))
    for name in columns:
        if name and columns.count(name) > 1:
            raise FileProblem("table-column-twice", name=name)
    if {"concepturi", "preferredlabel"} <= set(columns):
        return Layout(columns, own=False, read=_concept)
    if "skilluri" in columns:
        if "skilllabel" not in columns:
            raise FileProblem("table-nameless")
        return Layout(columns, own=False, read=_skill_of_occupation)
    if "name" in columns:
        return Layout(columns, own=True, read=lambda values: _own(values, read_kind))
    found = ", ".join(filter(None, map(str.strip, header)))
    raise FileProblem("table-columns", found=found[:100], known=", ".join(OWN_COLUMNS))


def short_id(reference: Mapping[str, Any] | None) -> str:
    """The id of a reference; of an address the last part."""
    return str(reference["id"]).rstrip("/").rpartition("/")[2] if reference else ""


def matching(rows: Iterable[Row], search: str) -> list[Row]:
    """The rows with all these words in them, each competence once; those with the words in their name come first."""
    words = folded(search).split()

    def fits(row: Row) -> bool:
        text = folded(f"{row.name} {row.also}") if words else ""
        return all(word in text for word in words)

    def rank(row: Row) -> int:
        name = folded(row.name)
        return 0 if name == folded(search) else 1 if all(word in name for word in words) else 2

    return sorted(_once(filter(fits, rows)), key=rank)


def picked(rows: Iterable[Row], wanted: Sequence[str]) -> list[Row]:
    """The rows that were asked for, by short id, by the only id that begins so, or by name.

    One text may name several, with commas between; a name may have commas itself.

    Raises:
        UsageError: ``pick-unknown``, or ``ambiguous-id`` with the ids that are meant.
    """
    parts = {text: [part for part in map(str.strip, text.split(",")) if part] for text in wanted}
    tokens = {*wanted, *(part for each in parts.values() for part in each)}
    found: dict[str, list[Row]] = {token: [] for token in tokens}
    for row in _once(rows):
        for token in tokens:
            if _means(token, row):
                found[token].append(row)
    chosen = [_one(token, found[token]) for text in wanted for token in ([text] if found[text] else parts[text])]
    return list(_once(chosen))


def _means(token: str, row: Row) -> bool:
    lower = token.casefold().strip()
    begins = len(lower) >= _LEAST_OF_ID and row.id.casefold().startswith(lower)
    return begins or lower == row.id.casefold() or name_key(token) == name_key(row.name)


def _one(token: str, rows: list[Row]) -> Row:
    exact = [row for row in rows if row.id.casefold() == token.casefold().strip()]
    meant = exact or rows
    if not meant:
        raise UsageError("pick-unknown", text=token)
    if len(meant) > 1:
        raise UsageError("ambiguous-id", id=token, known=", ".join(row.id or row.name for row in meant))
    return meant[0]


def _once(rows: Iterable[Row]) -> Iterator[Row]:
    """Each competence once: the same id names the same one, and a table of occupations repeats them."""
    seen: set[str] = set()
    for row in rows:
        if row.id not in seen:
            yield row
        if row.id:
            seen.add(row.id)


def _concept(values: Mapping[str, str]) -> tuple[dict[str, Any], str]:
    if values.get("concepttype", "").casefold() not in _COMPETENCES:
        raise InvalidValue("table-no-competence", kind=values["concepttype"])
    fields = _esco(values["preferredlabel"], values["concepturi"], values)
    return fields, f"{values.get('altlabels', '')} {values.get('hiddenlabels', '')}"


def _skill_of_occupation(values: Mapping[str, str]) -> tuple[dict[str, Any], str]:
    return _esco(values["skilllabel"], values["skilluri"], values), values.get("occupationlabel", "")


def _esco(name: str, uri: str, values: Mapping[str, str]) -> dict[str, Any]:
    """A competence of ESCO. Knowledge and skills are professional; what counts in any work may be behaviour."""
    fields: dict[str, Any] = {"name": _name(name)}
    kind, reuse = values.get("skilltype", "").casefold(), values.get("reuselevel", "").casefold()
    if kind == "knowledge" or (kind == "skill/competence" and reuse != "transversal"):
        fields["kind"] = CompetenceKind.PROFESSIONAL.value
    if uri:
        fields["reference"] = {"scheme": ESCO, "id": uri, "label": fields["name"]}
    return fields


def _own(values: Mapping[str, str], read_kind: ReadKind) -> tuple[dict[str, Any], str]:
    fields: dict[str, Any] = {"name": _name(values["name"])}
    if values.get("kind"):
        fields["kind"] = read_kind(values["kind"])
    fields |= {name: checked_level(values[kind]) for kind, name in FIELDS.items() if values.get(kind)}
    reference = {name: values[name] for name in ("scheme", "id", "label") if values.get(name)}
    if reference:
        if not {"scheme", "id"} <= reference.keys():
            raise InvalidValue("table-reference")
        fields["reference"] = reference
    return fields, values.get("label", "")


def _name(text: str) -> str:
    if not text:
        raise InvalidValue("table-name")
    return " ".join(text.split())
