"""A version is cited in the forms that programs read."""

import json

import pytest

from changeprojects.citation import bibtex
from tests.factories.changeprojects import FinalProductFactory

ITEM = {
    "id": "x-1.0",
    "title": "50% & more: a_{b}",
    "publisher": "Change Projects",
    "issued": {"date-parts": [[2026, 2, 3]]},
    "version": "1.0",
    "URL": "https://a.example/a_b/",
}


def test_signs_that_tex_reads_are_written_as_words():
    entry = bibtex(ITEM)
    assert r"title = {{50\% \& more: a\_\{b\}}}" in entry
    assert "url = {https://a.example/a_b/}" in entry


@pytest.mark.django_db
def test_a_version_is_cited_as_words_bibtex_and_csl(client):
    product = FinalProductFactory(title="Court handbook")
    address = f"{product.url}versions/1.0/"
    said = client.get(f"{address}cite.txt").content.decode()
    assert "Court handbook. Version 1.0" in said
    assert said.strip().endswith(address)
    assert client.get(f"{address}cite.bib").content.decode().startswith("@techreport{")
    item = json.loads(client.get(f"{address}cite.json").content)
    assert (item["title"], item["version"], item["type"]) == ("Court handbook", "1.0", "report")
    assert client.get(f"{address}cite.pdf").status_code == 404
    assert client.get(f"{product.url}versions/9.9/cite.txt").status_code == 404
