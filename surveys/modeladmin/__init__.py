"""How staff open a survey to people, stop it and close it."""

from surveys.modeladmin.register import EDITED, DeploymentAdmin

__all__ = ["EDITED", "DeploymentAdmin"]
