"""Measures and prints: `make bench`, with the address of an empty PostgreSQL database."""

import argparse
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ["PYTHONPATH"] = f"{ROOT}:{ROOT / 'site'}"
os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"

LIST = "limit=20"


def main() -> None:
    """Make the content, ask everybody for it, print figures and ratios."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--seconds", type=int, default=5, help="length of each of three rounds")
    parser.add_argument("--products", type=int, default=2_000, help="how many pages there are")
    parser.add_argument("--editions", type=int, default=200_000, help="how many it grows to, or 0")
    options = parser.parse_args()
    _prepare(options.products)
    _side_by_side(options.seconds)
    _publishing()
    if options.editions:
        _growth(options.seconds, options.editions)


def prepared() -> None:
    """Set Django up over an empty database, and make the tables of ours and of the peers."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def _prepare(products: int) -> None:
    from benchmarks.serving import missing_tools

    if missing := missing_tools():
        sys.exit(f"Install {' and '.join(missing)} first (Debian: apt-get install wrk util-linux).")
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        sys.exit("Set DATABASE_URL to an empty PostgreSQL database, as postgres://me@host/name.")
    prepared()
    from benchmarks import content

    print(f"Making {products:,} products ...", flush=True)
    content.make(products)


def _side_by_side(seconds: int) -> None:
    from benchmarks.serving import served

    page, ours = _one_product()
    kinds = "type=changeprojects.ProductPage"
    everything = f"/v2/pages/?{kinds}&fields=*&{LIST}"
    usual = "kind,plain_summary,audience,licence,version,stage"
    questions = {
        "detail": {"v2": f"/v2/pages/{page}/", "v3": f"/v3/pages/{page}/", "ours": ours},
        "list of 20, all fields": {
            "v2": everything,
            "ours": f"/api/v1/products?include=version&{LIST}",
        },
        "list of 20, no bodies": {
            "v2": f"/v2/pages/?{kinds}&fields={usual}&{LIST}",
            "ours": f"/api/v1/products?{LIST}",
        },
    }
    with served() as plain, served(memory=64) as door, served(bare=True) as bare:
        for name, asked in questions.items():
            rates = {
                f"{who}, {plain.size(address):,} bytes": plain.rate(address, seconds)
                for who, address in asked.items()
            }
            first = next(iter(rates.values()))
            kept = asked["v2"].replace("/v2/", "/kept/")
            rates["v2 behind Django's page cache"] = plain.rate(kept, seconds)
            rates["ours, the door"] = door.rate(asked["ours"], seconds)
            rates["bare WSGI application"] = bare.rate(f"/{plain.size(asked['ours'])}", seconds)
            _table(name, rates, first)
        known = {"If_None_Match": plain.etag(ours)}
        _table(
            "304 to a detail",
            {
                "ours": plain.rate(ours, seconds, **known),
                "ours, the door": door.rate(ours, seconds, **known),
            },
            None,
        )


def _one_product() -> tuple[int, str]:
    from changeprojects.models import ProductPage

    pages = ProductPage.objects.order_by("path")
    page = pages[pages.count() // 2]
    return page.pk, f"/api/v1/products/{page.translation_key}/versions/1.0"


def _publishing() -> None:
    from benchmarks import publishing

    alone, frozen = publishing.measure()
    print("\nPublishing a product of 40 blocks in 20 sections")
    print(f"  Wagtail alone {alone:8.0f} ms")
    print(f"  and freezing  {frozen:8.0f} ms   {frozen - alone:.0f} ms more")


def _growth(seconds: int, editions: int) -> None:
    from benchmarks import content
    from benchmarks.serving import served
    from syndication.models import Edition

    _, ours = _one_product()
    asked = {
        "detail": lambda: ours,
        "list": lambda: f"/api/v1/products?{LIST}",
        "deep page": _deep,
        "changes": lambda: "/api/v1/changes?afterChangeNumber=100",
    }
    before = {}
    with served() as plain:
        for name, address in asked.items():
            before[name] = plain.rate(address(), seconds)
    before_that = Edition.objects.count()
    print(f"\nMaking {editions:,} editions ...", flush=True)
    count = content.grow(editions)
    print(f"Growth from {before_that:,} to {count:,} editions: cost of a request without the door")
    with served() as plain:
        for name, address in asked.items():
            rate = plain.rate(address(), seconds)
            print(
                f"  {name:<12} {before[name]:8.0f}/s  {rate:8.0f}/s   {before[name] / rate:.2f} x"
            )


def _deep() -> str:
    """Return the address of a page near the end of the list."""
    from syndication import cursors
    from syndication.models import Publication

    rows = Publication.objects.of_kind("product").live().order_by("sort_date", "change_number")
    date, number = rows.values_list("sort_date", "change_number")[100]
    scope = ["product", "None", "None", "None"]
    return f"/api/v1/products?{LIST}&cursor={cursors.write([date.isoformat(), number], scope)}"


def _table(title: str, rates: dict[str, float], first: float | None) -> None:
    print(f"\n{title}")
    for who, rate in rates.items():
        ratio = f"{rate / first:10.1f} x" if first else ""
        print(f"  {who:<36} {rate:10.1f}/s {ratio}", flush=True)


if __name__ == "__main__":
    main()
