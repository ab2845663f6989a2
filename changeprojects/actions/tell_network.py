"""Tell every partner agency that a version is released."""

from changeprojects import clock
from changeprojects.models import Agency, ProductPage, ReleaseNotice


def tell_network(product: ProductPage) -> int:
    """Leave a notice of the product's version for each partner agency; return how many are new.

    An agency is told of a version once, however often it is published.
    """
    notices = [
        ReleaseNotice(
            agency=agency,
            product=product,
            version=product.version,
            stage=product.stage,
            told_on=clock.today(),
        )
        for agency in Agency.objects.filter(is_partner=True)
    ]
    before = ReleaseNotice.objects.filter(product=product, version=product.version).count()
    ReleaseNotice.objects.bulk_create(notices, ignore_conflicts=True)
    told = ReleaseNotice.objects.filter(product=product, version=product.version)
    return told.count() - before
