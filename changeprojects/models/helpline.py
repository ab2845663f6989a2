"""Where people can get help: kept in one place, checked by somebody."""

from django.core.exceptions import ValidationError
from django.db import models

from changeprojects.models.agreed_dates import check_is_past


class Helpline(models.Model):
    """A line that people can ring or text; editors choose it, and never type it anew."""

    name = models.CharField(max_length=80, unique=True, help_text="As people know it.")
    phone = models.CharField(
        max_length=40, blank=True, help_text="As people dial it, as in 01632 960 101."
    )
    text_number = models.CharField(
        "number for texts", max_length=40, blank=True, help_text="If people can send a text."
    )
    url = models.URLField("website", blank=True, help_text="Its own website, if it has one.")
    hours = models.CharField(
        max_length=80, help_text="When somebody answers, as in: every day, day and night."
    )
    checked_on = models.DateField(
        "checked on", help_text="The day on which somebody rang it and it was right."
    )
    is_demo = models.BooleanField("demonstration", default=False, editable=False)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def dial(self) -> str:
        """The number as a telephone takes it: its digits, and a plus in front if it has one."""
        digits = "".join(one for one in self.phone if one.isdigit())
        return f"+{digits}" if self.phone.strip().startswith("+") else digits

    def as_json(self) -> dict[str, str]:
        """Return what readers need, as it stands now."""
        return {
            "name": self.name,
            "phone": self.phone,
            "text_number": self.text_number,
            "url": self.url,
            "hours": self.hours,
        }

    def clean(self) -> None:
        """Refuse a line that nobody can reach, and one that was checked in the future."""
        super().clean()
        check_is_past(self.checked_on, field="checked_on")
        if not (self.phone or self.text_number or self.url):
            raise ValidationError({"phone": "Write a number, a number for texts, or a website."})
