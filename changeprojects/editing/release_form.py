"""The editor's form: whoever publishes reads the rules that are not met beside the fields."""

from itertools import chain, count
from typing import Any

from changeprojects import rules
from changeprojects.editing.page_form import PageForm
from changeprojects.exceptions import Finding


class ReleaseForm(PageForm):
    """A page form that checks the rules of a release when “Publish” is pressed.

    Saving a draft is never held up by them.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if hasattr(self.instance, "parent_to_be") and self.parent_page is not None:
            self.instance.parent_to_be = self.parent_page

    def is_valid(self) -> bool:
        """Check the fields, and when publishing also the rules of a release."""
        valid = super().is_valid()
        if not (valid and self.is_publishing):
            return valid
        findings = rules.check(self.save(commit=False))
        for finding in findings:
            self._show(finding)
        return not findings

    def _show(self, finding: Finding) -> None:
        """Put the sentence at its field, or at its panel and once in the banner of the page."""
        if finding.field in self.formsets:
            self.formsets[finding.field].non_form_errors().append(finding.message)
        self.add_error(finding.field if finding.field in self.fields else None, finding.message)

    @property
    def is_publishing(self) -> bool:
        """Whether the “Publish” button was pressed."""
        return bool(self.is_bound and self.data.get("action-publish"))


class RoundForm(ReleaseForm):
    """The form of a consultation round, whose address is the year in which it opens."""

    def clean(self) -> dict[str, Any]:
        """Choose the address: the year, with a number if another round has that already."""
        cleaned: dict[str, Any] = super().clean()
        opens_on = cleaned.get("opens_on")
        if opens_on and not self.instance.slug:
            taken = set(self.parent_page.get_children().values_list("slug", flat=True))
            numbered = (f"{opens_on.year}-{number}" for number in count(2))
            names = chain([str(opens_on.year)], numbered)
            self.instance.slug = next(name for name in names if name not in taken)
        return cleaned


class ProposalForm(ReleaseForm):
    """The form of a project; whoever saves it first has proposed it, and never approves it.

    Once the rules of its model are pinned, another model is not chosen any more.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pinned, field = self.instance.model_snapshot, self.fields.get("model")
        if pinned and field:
            field.disabled = True
            field.help_text = (
                f"Pinned when the project was approved: “{pinned.get('title', '')}”, version "
                f"{pinned.get('version', '')}. It stays."
            )

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002  as Django calls it
        """Save, and remember who proposed it."""
        if self.instance.pk is None:
            self.instance.proposed_by = self.for_user
        return super().save(commit=commit)
