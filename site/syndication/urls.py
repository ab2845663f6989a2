"""Addresses of the content API."""

from django.urls import URLPattern, path, re_path, register_converter

from syndication.converters import (
    AliasConverter,
    FormConverter,
    Sha256Converter,
    VersionConverter,
)
from syndication.kinds import API_PATH, CATALOGUE_PATH, ID_PATH
from syndication.views import (
    about,
    assets,
    changes,
    heads,
    index,
    manual,
    names,
    of_project,
    schemas,
    scorecard,
    search,
    versions,
)
from syndication.views.base import Unknown

register_converter(VersionConverter, "version")
register_converter(FormConverter, "form")
register_converter(AliasConverter, "alias")
register_converter(Sha256Converter, "sha256")

app_name = "syndication"
_V1 = API_PATH.lstrip("/")
_PROJECT = f"{_V1}change-projects/<uuid:identifier>"
_PRODUCT = f"{_V1}products/<uuid:identifier>"
_SUMMARY = f"{_V1}voice-summaries/<uuid:identifier>"

_heads = [
    path(f"{_V1}change-projects", heads.ChangeProjectList.as_view()),
    path(_PROJECT, heads.ChangeProject.as_view()),
    path(f"{_PROJECT}/readiness", heads.Readiness.as_view()),
    path(f"{_PROJECT}/products", of_project.ProductsOfProject.as_view()),
    path(f"{_PROJECT}/pilots", of_project.PilotsOfProject.as_view()),
    path(f"{_PROJECT}/events", of_project.EventsOfProject.as_view()),
    path(f"{_PROJECT}/voice-summaries", of_project.SummariesOfProject.as_view()),
    path(f"{_V1}products", heads.ProductList.as_view()),
    path(_PRODUCT, heads.Product.as_view()),
    path(f"{_V1}pilots", heads.PilotList.as_view()),
    path(f"{_V1}pilots/<uuid:identifier>", heads.Pilot.as_view()),
    path(f"{_V1}events", heads.EventList.as_view()),
    path(f"{_V1}events/<uuid:identifier>", heads.Event.as_view()),
    path(f"{_V1}calls", heads.CallList.as_view()),
    path(f"{_V1}calls/<uuid:identifier>", heads.Call.as_view()),
    path(f"{_V1}agencies", heads.AgencyList.as_view()),
    path(f"{_V1}agencies/<uuid:identifier>", heads.Agency.as_view()),
    path(f"{_V1}consultation-rounds", heads.ConsultationRoundList.as_view()),
    path(f"{_V1}consultation-rounds/<uuid:identifier>", heads.ConsultationRound.as_view()),
    path(f"{_V1}voice-summaries", heads.VoiceSummaryList.as_view()),
    path(_SUMMARY, heads.VoiceSummary.as_view()),
    path(f"{_V1}quotes", heads.QuoteList.as_view()),
    path(f"{_V1}quotes/<uuid:identifier>", heads.Quote.as_view()),
]
_versions = [
    path(f"{_PRODUCT}/compare", versions.ProductComparison.as_view()),
    path(f"{_PRODUCT}/versions", versions.ProductVersionList.as_view()),
    path(f"{_PRODUCT}/versions/<version:version>", versions.ProductVersion.as_view()),
    path(
        f"{_PRODUCT}/versions/<version:version>.<form:format>",
        versions.ProductVersion.as_view(),
    ),
    path(f"{_PRODUCT}/versions/<alias:alias>", versions.ProductVersionAlias.as_view()),
    path(
        f"{_PRODUCT}/versions/<alias:alias>.<form:format>",
        versions.ProductVersionAlias.as_view(),
    ),
    path(f"{_SUMMARY}/versions", versions.VoiceSummaryVersionList.as_view()),
    path(f"{_SUMMARY}/versions/<version:version>", versions.VoiceSummaryVersion.as_view()),
    path(
        f"{_SUMMARY}/versions/<version:version>.<form:format>",
        versions.VoiceSummaryVersion.as_view(),
    ),
    path(f"{_SUMMARY}/versions/<alias:alias>", versions.VoiceSummaryVersionAlias.as_view()),
    path(
        f"{_SUMMARY}/versions/<alias:alias>.<form:format>",
        versions.VoiceSummaryVersionAlias.as_view(),
    ),
]
# What is asked most stands first: addresses are tried in turn.
urlpatterns: list[URLPattern] = [
    *_versions,
    *_heads,
    path(_V1, index.Index.as_view(), name="index"),
    path(_V1.rstrip("/"), index.IndexWithoutSlash.as_view()),
    path(f"{_V1}assets/<sha256:sha256>/<str:name>", assets.AssetBytes.as_view(), name="asset"),
    path(f"{_V1}scorecard", scorecard.Scorecard.as_view(), name="scorecard"),
    path(f"{_V1}search", search.Search.as_view(), name="search"),
    path(f"{_V1}lookup", search.Lookup.as_view()),
    path(f"{_V1}changes", changes.Changes.as_view(), name="changes"),
    path(f"{_V1}licence", about.Licence.as_view()),
    path(f"{_V1}context.jsonld", about.Context.as_view()),
    path(f"{_V1}health", about.Health.as_view()),
    path(f"{_V1}schemas", schemas.SchemaList.as_view()),
    path(f"{_V1}schemas/<slug:name>.json", schemas.JsonSchema.as_view()),
    path(f"{_V1}openapi.json", manual.OpenApi.as_view(), name="openapi"),
    path(f"{_V1}docs", manual.Manual.as_view(), name="docs"),
    path(CATALOGUE_PATH.lstrip("/"), index.ApiCatalogue.as_view()),
    path(f"{ID_PATH.lstrip('/')}<slug:kind>/<uuid:identifier>", names.Name.as_view()),
    # Whatever else is asked of the API gets its answer from the API, not from the pages.
    re_path(r"^(?:api|id)(?:/|$)", Unknown.as_view()),
]
