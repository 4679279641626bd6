"""The fixed words of a plan: kinds, statuses, methods and roles (names as in the glossary).

The values stand in the files of a person; people read them through ``templates/<lang>/texts/word.yaml``.
"""

from enum import StrEnum


class Role(StrEnum):
    """Who answers, signs or speaks."""

    EMPLOYEE = "employee"
    MANAGER = "manager"


class GoalKind(StrEnum):
    """What a goal is after. *Keep* is a goal too: keeping up what is good (`hrbase`)."""

    IMPROVE = "improve"
    SPECIALISE = "specialise"
    GROW = "grow"
    SWITCH = "switch"
    BROADEN = "broaden"
    KEEP = "keep"


class GoalStatus(StrEnum):
    """Where a goal is in its life."""

    IDEA = "idea"
    AGREED = "agreed"
    ACTIVE = "active"
    RESTING = "resting"
    REACHED = "reached"
    DROPPED = "dropped"


LIVE = frozenset({GoalStatus.IDEA, GoalStatus.AGREED, GoalStatus.ACTIVE, GoalStatus.RESTING})
"""Statuses of goals that still belong to the plan of this period."""

AGREED = frozenset({GoalStatus.AGREED, GoalStatus.ACTIVE})
"""Statuses of goals that people count on."""

NEEDS_REASON = frozenset({GoalStatus.RESTING, GoalStatus.DROPPED})
"""Statuses that say little without a reason."""


class Method(StrEnum):
    """How somebody learns (`hrm-toolkit`, `werkzoeken`). A plan may add methods of its own."""

    COURSE = "course"
    ON_THE_JOB = "on-the-job"
    OFF_THE_JOB = "off-the-job"
    WORKSHOP = "workshop"
    ROLE_PLAY = "role-play"
    PROJECT = "project"
    COACHING = "coaching"
    MENTORING = "mentoring"
    SHADOWING = "shadowing"
    SECONDMENT = "secondment"
    INTERNSHIP = "internship"
    SELF_STUDY = "self-study"
    JOB_ROTATION = "job-rotation"
    JOB_SWAP = "job-swap"
    NETWORKING = "networking"
    VOLUNTEERING = "volunteering"
    OTHER = "other"


class TrainingType(StrEnum):
    """For whom a training is: the company, the job, or the person (`werkzoeken`)."""

    COMPANY = "company"
    JOB = "job"
    PERSONAL = "personal"


class Coach(StrEnum):
    """Who gives the coach hours of an action."""

    MANAGER = "manager"
    MENTOR = "mentor"
    COACH = "coach"
    EXTERNAL = "external"


class CompetenceKind(StrEnum):
    """Professional knowledge and skill, or behaviour."""

    PROFESSIONAL = "professional"
    BEHAVIOUR = "behaviour"


class NeedSource(StrEnum):
    """Where a learning need comes from (`ootw`, `werkzoeken`)."""

    NEW_JOB = "new-job"
    DISCONTENT = "discontent"
    PROMOTION = "promotion"
    SWITCH = "switch"
    SELF_EMPLOYMENT = "self-employment"
    GAP = "gap"
    REVIEW = "review"
    OTHER = "other"


class NeedStatus(StrEnum):
    """Open, in a goal, or parked for later."""

    OPEN = "open"
    IN_GOAL = "in-goal"
    PARKED = "parked"
    DROPPED = "dropped"


class ReviewKind(StrEnum):
    """The short talk in between, and the evaluation that closes a period."""

    PROGRESS = "progress"
    EVALUATION = "evaluation"


class Outcome(StrEnum):
    """What a review decides about a goal."""

    ON_TRACK = "on-track"
    ADJUST = "adjust"
    REACHED = "reached"
    CARRY_ON = "carry-on"
    DROP = "drop"
