"""Screened responses of a survey as rows, in no order and with nothing that leads back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import SystemRandom
from uuid import UUID

from surveys.engine.dataset import Dataset, Value
from surveys.models import Response, SurveyDeployment
from surveys.selectors.variables import Column, columns_of, of_response, values_of_response


@dataclass(frozen=True, slots=True)
class RawRows:
    """The table, and of which responses of which weeks it is: for the log, never for the file."""

    data: Dataset
    came: tuple[tuple[UUID, date], ...]


def raw_rows(deployment: SurveyDeployment) -> RawRows:
    """Return a row for each response that waits for no screener, without what was taken out.

    That is each that was cleared, and each without words: there is nothing to clear. The
    order is another each time. There is no id, no week and no language in them, and no theme: the
    codes of a coder are not what a person said. Five queries.
    """
    columns = columns_of(deployment)
    screened = Response.objects.filter(deployment=deployment).screened()
    responses = list(screened.prefetch_related("answers__redactions"))
    rows = [_row(response, columns) for response in responses]
    SystemRandom().shuffle(rows)
    variables = (*of_response(), *(column.variable for column in columns))
    return RawRows(
        Dataset(deployment.code, variables, tuple(rows)),
        tuple(sorted((response.pk, response.received_week) for response in responses)),
    )


def _row(response: Response, columns: Sequence[Column]) -> tuple[Value, ...]:
    given = {answer.question: answer for answer in response.answers.all()}
    answers = (given.get(column.question) for column in columns)
    said = (
        column.value_of(answer) if answer is not None else None
        for column, answer in zip(columns, answers, strict=True)
    )
    return (*values_of_response(response), *said)
