"""A survey as it stands in the editor, read once for everything that is told of it."""

from dataclasses import dataclass
from functools import cached_property

from surveys.compiler import compile_schema, published_names, unsaid
from surveys.engine.advice import advice
from surveys.engine.diagram import Diagram, Stop, diagram, stops
from surveys.engine.disclosure import DEFAULT
from surveys.engine.findings import Fault
from surveys.engine.frozen_schema import schema_from, with_base
from surveys.engine.lint import lint
from surveys.engine.questions import Schema
from surveys.engine.routes import Routes, routes_of
from surveys.engine.wording import unread
from surveys.frozen_questions import Names
from surveys.models import Survey


@dataclass
class Reading:
    """What there is to say about `survey` before it is published. One query, two if published."""

    survey: Survey

    @cached_property
    def schema(self) -> Schema:
        """The survey as it would be frozen, and read where it takes as many as it mostly does."""
        frozen = compile_schema(self.survey, self._given)
        return schema_from(with_base(frozen, DEFAULT.base))

    @cached_property
    def routes(self) -> Routes:
        """Every way through it."""
        return routes_of(self.schema)

    @cached_property
    def errors(self) -> tuple[Fault, ...]:
        """What forbids publishing it."""
        return (*unsaid(self.survey), *lint(self.schema, self._given.values, self.routes))

    @cached_property
    def warnings(self) -> tuple[Fault, ...]:
        """What may trip people."""
        return advice(
            self.schema,
            reading_age=self.survey.reading_age,
            people=self.survey.expected_people,
            tried_with=self.survey.tried_with,
            routes=self.routes,
        )

    @property
    def unread(self) -> tuple[str, ...]:
        """The languages of which nobody is told here how hard their words are."""
        return unread(self.schema)

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The ways through it as text."""
        return stops(self.schema, self.routes)

    @property
    def diagram(self) -> Diagram:
        """The ways through it as a drawing."""
        return diagram(self.schema, self.routes)

    @cached_property
    def _given(self) -> Names:
        return published_names(self.survey)
