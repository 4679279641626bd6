"""The plan and everything in it, as pydantic models (fields as in docs/files.md, names as in docs/glossary.md).

A plan file is read as text only: every scalar is a ``str`` until the model says what it is. That is why ``no``, ``012``
and ``2026-01-01`` stay what a person wrote in text fields.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field  # noqa: TID253 - models are pydantic
from pydantic_core import PydanticCustomError

from popcli.core.checked import checked_text
from popcli.core.kinds import (
    Coach,
    CompetenceKind,
    GoalKind,
    GoalStatus,
    NeedSource,
    NeedStatus,
    Outcome,
    ReviewKind,
    Role,
    TrainingType,
)

FORMAT = 1
"""The format number this program writes (`pop: 1`)."""

ASK_AGAIN_WEEKS = 6
"""Long enough to see what stayed, short enough to remember."""


def _nothing(value: Any) -> Any:
    """YAML's words for nothing mean nothing where no text is expected."""
    return None if value in ("", "~", "null") else value


def _no_timestamp(value: Any) -> Any:
    """Digits alone are no day: pydantic would count them as seconds since 1970."""
    if isinstance(value, str) and value.strip().lstrip("+-").replace(".", "").isdecimal():
        raise PydanticCustomError("date_from_digits", "no date")
    return value


Text = Annotated[str, AfterValidator(checked_text)]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,30}$")]
Day = Annotated[date | None, BeforeValidator(_no_timestamp), BeforeValidator(_nothing)]
Level = Annotated[Annotated[int, Field(ge=1, le=5)] | None, BeforeValidator(_nothing)]
Amount = Annotated[
    Annotated[int, Field(ge=0)] | Annotated[float, Field(ge=0, allow_inf_nan=False)] | None,
    Field(union_mode="left_to_right"),
    BeforeValidator(_nothing),
]


class Part(BaseModel):
    """A part of a plan. Unknown keys are left to the file; changes make a copy."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True, defer_build=True)


class Person(Part):
    """Whose plan it is."""

    name: Text
    function: Text | None = None
    organisation: Text | None = None
    manager: Text | None = None


class Period(Part):
    """The time the plan is about."""

    start: Day = Field(default=None, alias="from")
    until: Day = None


class Postponement(Part):
    """A review that was put off, with the reason (`leefomgeving`: never let it slip in silence)."""

    on: date
    to: date
    reason: Text


class ReviewRhythm(Part):
    """How often the plan is looked at together, and when next. The interval is in months.

    ``ask_again_weeks`` after an activity the person is asked what it changed in practice; 0 is never. Files and JSON
    name it only where somebody chose otherwise.
    """

    interval_months: Annotated[int, Field(ge=1, le=24)] = 3
    next: Day = None
    postponed: tuple[Postponement, ...] = ()
    ask_again_weeks: Annotated[int, Field(ge=0, le=52, exclude_if=lambda weeks: weeks == ASK_AGAIN_WEEKS)] = (
        ASK_AGAIN_WEEKS
    )


class Answer(Part):
    """An answer to one question on one day. New answers are added, old ones stay.

    Most answers are the person's own and not private, so files and JSON name only what differs from that.
    """

    question: Text
    on: date
    by: Annotated[Role, Field(exclude_if=lambda role: role is Role.EMPLOYEE)] = Role.EMPLOYEE
    text: Text | None = None
    value: int | Annotated[float, Field(allow_inf_nan=False)] | list[Text] | None = None
    private: Annotated[bool, Field(exclude_if=lambda private: not private)] = False


class Ambition(Part):
    """Work somebody wants in 3, 5 or 10 years."""

    id: Id
    text: Text
    horizon: Annotated[Annotated[int, Field(ge=1, le=20)] | None, BeforeValidator(_nothing)] = None
    attraction: Text | None = None


class LevelOn(Part):
    """The levels of a competence on one day."""

    on: date
    now: Level = None
    needed: Level = None
    ambition: Level = None


class Reference(Part):
    """Where a competence stands in a public framework."""

    scheme: Text
    id: Text
    label: Text | None = None


class Competence(Part):
    """Something a job takes, with the level now, needed now, and needed for the ambition (1 to 5)."""

    id: Id
    name: Text
    kind: CompetenceKind | None = None
    level_now: Level = None
    level_needed: Level = None
    level_ambition: Level = None
    history: tuple[LevelOn, ...] = ()
    reference: Reference | None = None


class Need(Part):
    """Something to learn; also the parking list for ideas."""

    id: Id
    text: Text
    source: NeedSource | None = None
    status: NeedStatus = NeedStatus.OPEN


class Support(Part):
    """What an action asks of others, and whether it was granted (empty: not decided)."""

    asked: Text | None = None
    granted: Annotated[bool | None, BeforeValidator(_nothing)] = None


class Costs(Part):
    """What an action costs: hours per person, and money in the currency of the plan."""

    own_hours: Amount = None
    coach_hours: Amount = None
    coach: Coach | None = None
    budget: Amount = None
    materials: Text | None = None


class Action(Part):
    """A step towards a goal: who does what, how, and by when (`hrbase`)."""

    id: Id
    text: Text
    method: Text | None = None
    training_type: TrainingType | None = None
    owner: Text | None = None
    due: Day = None
    support: Support | None = None
    costs: Costs | None = None
    done: Day = None


class Smart(Part):
    """What somebody wrote per letter of SMART, beside the sentence itself."""

    S: Text | None = None
    M: Text | None = None
    A: Text | None = None
    R: Text | None = None
    T: Text | None = None


class Accepted(Part):
    """A finding of ``pop check`` that somebody leaves as it is. It counts while the goal still reads like ``text``."""

    code: Annotated[str, Field(pattern=r"^[A-Z][0-9]{2}$")]
    on: date
    reason: Text
    text: Text


class Goal(Part):
    """A development goal for this period (within a year; further away is an ambition)."""

    id: Id
    text: Text
    status: GoalStatus = GoalStatus.ACTIVE
    reason: Text | None = None
    kind: GoalKind | None = None
    need: Text | None = None
    ambition: Text | None = None
    start: Day = None
    due: Day = None
    shown_by: Text | None = None
    expected_result: Text | None = None
    benefit: Text | None = None
    support: Text | None = None
    hours_per_week: Amount = None
    smart: Smart | None = None
    priority: Annotated[Annotated[int, Field(ge=1, le=9)] | None, BeforeValidator(_nothing)] = None
    obstacle: Text | None = None
    accepted: tuple[Accepted, ...] = ()
    actions: tuple[Action, ...] = ()


class GoalReview(Part):
    """What a review said about one goal."""

    goal: Id
    answers: dict[str, Text | list[Text]] = {}
    satisfaction: Level = None
    outcome: Outcome | None = None
    reason: Text | None = None


class Review(Part):
    """A progress talk or an evaluation."""

    id: Id
    kind: ReviewKind
    date: date
    with_whom: Text | None = Field(default=None, alias="with")
    goals: tuple[GoalReview, ...] = ()
    answers: dict[str, Text | list[Text]] = {}
    motivation: Level = None
    motivation_reason: Text | None = None
    feedback: Text | None = None
    new_needs: tuple[Text, ...] = ()
    changes: tuple[Text, ...] = ()
    next: Day = None


class EndedGoal(Part):
    """A goal that ended with its period: what it was, how it ended, and the ids of its actions."""

    id: Id
    text: Text
    status: GoalStatus
    actions: tuple[Id, ...] = ()


class Earlier(Part):
    """A period that was closed, the goals that ended with it, and the version that has the plan as it was then."""

    start: Day = Field(default=None, alias="from")
    until: Day = None
    closed: date
    version: Annotated[int, Field(ge=1)]
    goals: tuple[EndedGoal, ...] = ()


class SshSignature(Part):
    """What OpenSSH made of a signature: the public key (type and base64), and the armoured signature."""

    key: Text
    signature: Text


class Signature(Part):
    """Who agreed to which version, and the fingerprint of what was agreed."""

    role: Role
    name: Text
    date: date
    version: int
    fingerprint: Text
    ssh: SshSignature | None = None


class NoPlan(Part):
    """No plan this year: a valid outcome (`hrm-toolkit`), with the day and a reason."""

    on: date
    reason: Text | None = None


class Plan(Part):
    """The whole plan of one person."""

    pop: Annotated[int, Field(ge=1, le=FORMAT)] = FORMAT
    version: Annotated[int, Field(ge=0)] = 0
    language: Literal["nl", "en"] = "en"
    currency: Text = "EUR"
    person: Person
    period: Period = Period()
    review: ReviewRhythm = ReviewRhythm()
    no_plan: NoPlan | None = None
    strengths: tuple[Text, ...] = ()
    improvements: tuple[Text, ...] = ()
    ambitions: tuple[Ambition, ...] = ()
    competences: tuple[Competence, ...] = ()
    needs: tuple[Need, ...] = ()
    goals: tuple[Goal, ...] = ()
    methods: tuple[Text, ...] = ()
    reviews: tuple[Review, ...] = ()
    signatures: tuple[Signature, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    answers: tuple[Answer, ...] = ()


class ManagerFile(Part):
    """The manager's preparation: an own small file, made without seeing the person's answers."""

    pop_manager: Annotated[int, Field(ge=1, le=FORMAT)] = FORMAT
    language: Literal["nl", "en"] = "en"
    employee: Text
    manager: Text
    date: date
    competences: tuple[Competence, ...] = ()
    answers: tuple[Answer, ...] = ()
