"""By what lists find a publication, kept the same as what it says."""

from collections.abc import Iterable, Mapping

from syndication.models import Facet, Publication


def write_facets(publication: Publication, facets: Mapping[str, Iterable[str]]) -> None:
    """Let lists find a publication by these words and no others.

    The caller's transaction is the one in which its head is written.
    """
    wanted = {(name, value) for name, values in facets.items() for value in values}
    present = set(publication.facets.values_list("name", "value"))
    if present == wanted:
        return
    publication.facets.all().delete()
    Facet.objects.bulk_create(
        Facet(publication=publication, name=name, value=value) for name, value in sorted(wanted)
    )
