"""The registers of the programme in the admin; what they do is done by actions."""

from changeprojects.modeladmin.delivery import DeliveryRegisters
from changeprojects.modeladmin.network import NetworkRegisters
from changeprojects.modeladmin.presets import ProjectModelAdmin
from changeprojects.modeladmin.recruiting import RecruitingRegisters
from changeprojects.modeladmin.voice import RecommendationAdmin

REGISTERS = (
    NetworkRegisters,
    RecruitingRegisters,
    DeliveryRegisters,
    RecommendationAdmin,
    ProjectModelAdmin,
)

__all__ = ["REGISTERS", "RecommendationAdmin"]
