"""What was agreed: the parts of a plan that a signature is about, their fingerprint, and what changed since.

Agreed are the person, the period, the rhythm of reviews, and goals with their actions and costs. What happens on the
way is not: an action that is done, a goal that is reached, the log, answers, a finding that was accepted.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from popcli.core.date_steps import FIRST_YEAR, LAST_YEAR
from popcli.core.date_words import MONTHS
from popcli.core.kinds import GoalStatus, Role
from popcli.core.plan_data import json_data
from popcli.core.value import Value

if TYPE_CHECKING:
    from popcli.core.models import Action, Goal, Plan, Signature

SCHEME = "pop1"
"""Names the way a fingerprint is made. A change of what is agreed, or of its form, needs a new name."""

NOT_AGREED = {
    "goal": frozenset({"id", "status", "reason", "priority", "obstacle", "accepted", "actions"}),
    "action": frozenset({"id", "done"}),
}
"""Fields that are no part of an agreement; ids are the names of parts."""

PUT_ASIDE = frozenset({GoalStatus.RESTING, GoalStatus.DROPPED})
"""Statuses that take a goal out of what was agreed; reaching it does not."""

_NUMBER = r"(?<![\w.,:/-])\d{1,6}(?:[.,]\d{1,2})?(?![\w]|[.,:/-]\d)"
"""A number by itself: no part of a date, a time or a name."""

ASKING = frozenset({"text", "shown_by", "expected_result", "smart.S", "smart.M"})
"""Fields whose numbers ask something of a person."""

NUMBERED = frozenset(
    {"week", "wk", "klas", "groep", "grade", "year", "level", "niveau", "schaal", "scale", "versie", "version"}
)
DATED = frozenset({*(name.lower() for names in MONTHS.values() for name in names), "uur", "u", "h", "am", "pm", "o"})
"""Words before and behind a number that is a name or a moment, in both languages."""

BACK = {False: "goal-back", True: "goal-reached"}
"""What is said of a goal that is no longer put aside, by whether it was reached."""

PLAN = ""
"""The part that is the plan itself; no goal can be called so."""

Parts = dict[str, dict[str, Any]]
"""Agreed fields by the name of the part: empty for the plan itself, or the id of a goal or an action."""


class Amendment(Value):
    """One change of what was agreed.

    ``key`` is a text key under ``amend.``; ``about`` the part (``g1``, ``a2``, empty for the plan); ``field`` the
    field that changed, if it is one (``costs.budget``); ``old`` and ``new`` its values. ``turn`` says ``later``,
    ``earlier``, ``easier``, ``harder`` or nothing. ``text`` is the sentence of a part that came or went.
    """

    key: str
    about: str
    field: str = ""
    old: Any = None
    new: Any = None
    turn: str = ""
    text: str = ""


def fingerprint(plan: "Plan") -> str:
    """The fingerprint of the agreed parts: the same for the same agreement, whatever the file looks like."""
    import hashlib

    whole = json.dumps(agreed_parts(plan), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{SCHEME}:{hashlib.sha256(whole.encode('utf-8', 'surrogatepass')).hexdigest()}"


def covers(signature: "Signature", plan: "Plan") -> bool:
    """Whether this plan says what was signed."""
    return signature.fingerprint == fingerprint(plan)


def short_fingerprint(value: str) -> str:
    """The begin of a fingerprint as people compare it, in groups of four."""
    digits = value.rpartition(":")[2][:16]
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def agreed_parts(plan: "Plan") -> Parts:
    """The agreed fields, by part, in plain data that says the same thing in one way only."""
    parts: Parts = {
        PLAN: _plain(
            {
                "person": json_data(plan.person),
                "period": json_data(plan.period),
                "interval_months": plan.review.interval_months,
                "next": json_data(plan.review).get("next"),
                "currency": plan.currency,
            }
        )
    }
    for goal in plan.goals:
        parts[_free(goal.id, parts)] = _fields(goal, "goal") | {"aside": goal.status in PUT_ASIDE}
        for action in goal.actions:
            parts[_free(action.id, parts)] = _fields(action, "action") | {"goal": goal.id}
    return parts


def _free(part_id: str, parts: Parts) -> str:
    """The id, or with a sign behind it where a plan has it twice (rule C13): no part may hide another."""
    return part_id if part_id not in parts else _free(f"{part_id}'", parts)


def _fields(part: "Goal | Action", kind: str) -> dict[str, Any]:
    plain: dict[str, Any] = _plain(json_data(part))
    return {name: value for name, value in plain.items() if name not in NOT_AGREED[kind]}


def _plain(value: Any) -> Any:
    """Values in one form: texts composed and without blanks around them, whole numbers whole, nothing empty."""
    if isinstance(value, dict):
        plain = {name: _plain(item) for name, item in value.items()}
        return {name: item for name, item in plain.items() if item not in (None, "", [], {})}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, str):
        return " ".join(unicodedata.normalize("NFC", value).split())
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def latest_signature(plan: "Plan", role: Role) -> "Signature | None":
    """The newest signature of a role; the last one in the file counts."""
    return next((signature for signature in reversed(plan.signatures) if signature.role is role), None)


def unsigned_roles(plan: "Plan") -> list[Role]:
    """Who never signed. Somebody without a manager signs alone."""
    wanted = [Role.EMPLOYEE, Role.MANAGER] if plan.person.manager else [Role.EMPLOYEE]
    return [role for role in wanted if latest_signature(plan, role) is None]


def outdated_signatures(plan: "Plan") -> list["Signature"]:
    """The newest signature of each role that was set under something else than the plan says now."""
    now = fingerprint(plan) if plan.signatures else ""
    newest = (latest_signature(plan, role) for role in Role)
    return [signature for signature in newest if signature is not None and signature.fingerprint != now]


def roles_to_sign(plan: "Plan") -> list[Role]:
    """Who has to sign, or to sign again, before everybody's signature covers the plan as it stands."""
    waiting = {*unsigned_roles(plan), *(signature.role for signature in outdated_signatures(plan))}
    return [role for role in Role if role in waiting]


def amendments(before: "Plan", after: "Plan", downwards: Iterable[str] = ()) -> list[Amendment]:
    """What changed in the agreed parts, in the order of the plan.

    ``downwards`` are words (in lower case) beside which a smaller number asks for more: "at most", "reduce".
    """
    old, new = agreed_parts(before), agreed_parts(after)
    reached = {goal.id for goal in after.goals if goal.status is GoalStatus.REACHED}
    found: list[Amendment] = []
    for about in dict.fromkeys([*new, *old]):
        if about in old and about in new:
            found += _changes(about, old[about], new[about], tuple(downwards), back=BACK[about in reached])
        else:
            fields = new.get(about) or old[about]
            kind = "action" if "goal" in fields else "goal"
            found.append(Amendment(f"{kind}-{'added' if about in new else 'gone'}", about, text=fields.get("text", "")))
    return found


def _changes(
    about: str, old: Mapping[str, Any], new: Mapping[str, Any], downwards: tuple[str, ...], *, back: str
) -> Iterator[Amendment]:
    before, after = _flat(old), _flat(new)
    for name in dict.fromkeys([*before, *after]):
        was, now = before.get(name), after.get(name)
        if was == now:
            continue
        if name == "aside":
            yield Amendment("goal-aside" if now else back, about)
        elif (numbers := _one_number(name, was, now)) is not None:
            yield Amendment("number", about, name, *numbers, _effort(str(now), numbers, downwards))
        else:
            yield Amendment(_kind(was, now), about, name, was, now, _turn(name, was, now))


def _kind(was: Any, now: Any) -> str:
    if was is None:
        return "filled"
    return "emptied" if now is None else "changed"


def _one_number(name: str, was: Any, now: Any) -> tuple[str, str] | None:
    """The amounts of two texts that ask for the same thing but for one amount."""
    if name not in ASKING or not (isinstance(was, str) and isinstance(now, str)):
        return None
    if re.sub(_NUMBER, "#", was) != re.sub(_NUMBER, "#", now):
        return None
    pairs = zip(re.finditer(_NUMBER, was), re.finditer(_NUMBER, now), strict=True)
    differing = [(one, other) for one, other in pairs if _amount(one[0]) != _amount(other[0])]
    if len(differing) != 1 or not all(map(_is_amount, differing[0])):
        return None
    return differing[0][0][0], differing[0][1][0]


def _amount(number: str) -> float:
    return float(number.replace(",", "."))


def _is_amount(found: "re.Match[str]") -> bool:
    """Whether a number counts something: no year, no day of a month, no time, no number of a week."""
    before = re.findall(r"\w+", found.string[: found.start()].lower())[-1:]
    after = re.findall(r"\w+", found.string[found.end() :].lower())[:1]
    return not (FIRST_YEAR <= _amount(found[0]) < LAST_YEAR or NUMBERED & {*before} or DATED & {*after})


def _effort(text: str, numbers: tuple[str, str], downwards: tuple[str, ...]) -> str:
    """Whether the new number asks for less or more. Fewer is easier, unless the text is about less of something."""
    old, new = map(_amount, numbers)
    less = any(re.search(rf"\b{re.escape(word)}\b", text.lower()) for word in downwards)
    return "easier" if (new < old) != less else "harder"


def _flat(data: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in data.items():
        if isinstance(value, Mapping):
            flat |= _flat(value, f"{before}{name}.")
        else:
            flat[f"{before}{name}"] = value
    return flat


def _turn(name: str, was: Any, now: Any) -> str:
    """Whether a day moved, and which way."""
    if name.rpartition(".")[2] not in {"due", "start", "from", "until", "next"} or not (was and now):
        return ""
    return "later" if date.fromisoformat(now) > date.fromisoformat(was) else "earlier"
