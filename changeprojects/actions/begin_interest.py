"""Begin to answer a call for an agency."""

from django.contrib.auth.models import User
from django.db import transaction

from changeprojects import rules
from changeprojects.exceptions import ReleaseRefused
from changeprojects.models import Agency, CallPage, ExpressionOfInterest
from changeprojects.rights import check_acts_for


def begin_interest(call: CallPage, agency: Agency, *, by: User | None) -> ExpressionOfInterest:
    """Return the agency's one answer to the call, begun now if there was none.

    Raises `NotAllowed` for somebody who is no link officer of the agency, `ReleaseRefused`
    if the call is not open or the agency is no partner.
    """
    check_acts_for(agency, by)
    with transaction.atomic():
        found = ExpressionOfInterest.objects.filter(call=call, agency=agency).first()
        if found is not None:
            return found
        begun = ExpressionOfInterest(call=call, agency=agency, written_by=by)
        if findings := rules.check(begun):
            raise ReleaseRefused(findings)
        interest, _ = ExpressionOfInterest.objects.get_or_create(
            call=call, agency=agency, defaults={"written_by": by}
        )
    return interest
