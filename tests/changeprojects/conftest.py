"""What every test of the programme starts from."""

import pytest
from wagtail.models import Site


@pytest.fixture(autouse=True)
def fresh_addresses():
    """Forget which page is the root of the site: other tests may have set another."""
    Site.clear_site_root_paths_cache()
