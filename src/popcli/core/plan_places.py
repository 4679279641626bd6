"""Which fields of a plan a question can fill, for questionnaires that people write themselves."""

from popcli.core.questions import Path, Question, Questionnaire
from popcli.core.read_questions import QuestionnaireProblem

NAME = "person.name"
"""The one field that every plan has."""

PLACES = {
    NAME: "text",
    "person.function": "text",
    "person.organisation": "text",
    "person.manager": "text",
    "strengths": "list",
    "improvements": "list",
    "ambitions": "items of ambition",
    "competences": "items of competence",
    "needs": "items of need",
    "goals": "items of goal",
    "period.until": "date",
    "review.next": "date",
}
"""Field of the plan to the kind of question that fills it."""


def check_places(form: Questionnaire) -> None:
    """Check that every answer of a self-assessment has a place in the plan, and that the plan gets its name.

    Raises:
        QuestionnaireProblem: ``question-fills`` (no such place, or one for another kind), ``questionnaire-missing``
            (items that go nowhere) or ``questionnaire-name`` (nothing asks for the name, or it may be skipped).
    """
    for number, block in enumerate(form.blocks):
        for place, question in enumerate(block.questions):
            _check(question, ("blocks", number, "questions", place))
    if not any(question.fills == NAME and question.required for question in form.questions):
        raise QuestionnaireProblem("questionnaire-name", ())


def _check(question: Question, path: Path) -> None:
    if question.fills is None:
        if question.kind == "items":
            raise QuestionnaireProblem("questionnaire-missing", (*path, "fills"), name="fills")
        return
    kind = f"items of {question.of}" if question.kind == "items" else question.kind
    if PLACES.get(question.fills) != kind:
        known = [name for name, its in PLACES.items() if its == kind] or list(PLACES)
        raise QuestionnaireProblem(
            "question-fills", (*path, "fills"), fills=question.fills, kind=kind, known=", ".join(known)
        )
