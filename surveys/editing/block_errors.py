"""What forbids publishing, told to the form of a survey at the block that it is about."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError

from surveys.engine.findings import Fault

# These are mended where somebody chose when the page is shown.
OF_RULES = frozenset(
    {"missing_reference", "forward_reference", "value_not_an_option", "unreachable_step"}
)


def errors_at_blocks(faults: Sequence[Fault], pages: Iterable[Any]) -> ValidationError:
    """Return all `faults` as one error of the `pages`, each at its page, rule or question.

    What is about no page, as a missing translation of the title, stands above them.
    """
    of_page: dict[str, list[Fault]] = defaultdict(list)
    for fault in faults:
        of_page[fault.step].append(fault)
    at = {
        number: _of_page(of_page.pop(page.id), page.value)
        for number, page in enumerate(pages)
        if page.id in of_page
    }
    left = [fault for found in of_page.values() for fault in found]
    return StreamBlockValidationError(block_errors=at, non_block_errors=_said(left))


def _of_page(faults: Sequence[Fault], page: Any) -> ValidationError:
    rules = [fault for fault in faults if fault.code in OF_RULES]
    rest = [fault for fault in faults if fault.code not in OF_RULES]
    blocks = {block.id: number for number, block in enumerate(page["questions"])}
    at: dict[int, list[Fault]] = defaultdict(list)
    for fault in rest:
        if fault.question in blocks:
            at[blocks[fault.question]].append(fault)
    errors: dict[str, ValidationError] = {}
    if at:
        errors["questions"] = StreamBlockValidationError(
            block_errors={
                number: StructBlockValidationError(non_block_errors=_said(found))
                for number, found in at.items()
            }
        )
    if rules:
        errors["show_if"] = StructBlockValidationError(non_block_errors=_said(rules))
    own = [fault for fault in rest if fault.question not in blocks]
    return StructBlockValidationError(block_errors=errors, non_block_errors=_said(own))


def _said(faults: Iterable[Fault]) -> list[ValidationError]:
    return [ValidationError(f"{one.message} {one.mend}", code=one.code) for one in faults]
