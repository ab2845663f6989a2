"""Where editors get a file that lies in a bucket."""

from config.bucket import Bucket


def test_a_file_in_a_bucket_has_an_address_of_this_site():
    bucket = Bucket(bucket_name="programme", endpoint_url="https://store.example")
    assert bucket.url("documents/A sheet.pdf") == "/media/documents/A%20sheet.pdf"
