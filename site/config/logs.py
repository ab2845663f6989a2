"""What the log must not tell: which page of a survey somebody asked for."""

import logging
import re

# Somebody may have typed a receipt code, or anything else, into the address. A decoded
# address may hold spaces, so everything after it goes too.
_BELOW_SURVEYS = re.compile(r"(/s/).+", re.IGNORECASE | re.DOTALL)
# A receipt code, whole or in its groups, typed where no survey is.
_GROUP = "[0-9a-z]{4}"
_CODE = re.compile(rf"/{_GROUP}(?:(?:[-_.+ ]|%20)?{_GROUP}){{2}}(?=[/?\s\"]|$)", re.IGNORECASE)


class QuietSurveys(logging.Filter):
    """Cuts every address below /s/ in a message down to that, and codes out of others.

    It belongs to the loggers that name addresses, so that no handler ever sees one.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, shortened; the request it carries names the address too."""
        message = record.getMessage()
        quiet = _CODE.sub("/…", _BELOW_SURVEYS.sub(r"\1…", message))
        if quiet != message:
            record.msg, record.args = quiet, ()
            record.__dict__.pop("request", None)
        return True
