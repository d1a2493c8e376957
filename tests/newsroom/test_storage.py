"""Files on the shelf appear whole or not at all, however many write them at once."""

from concurrent.futures import ThreadPoolExecutor

from django.core.files.base import ContentFile

from newsroom.storage import WholeFiles

PICTURE = b"a picture" * 50_000


def test_a_file_written_by_many_at_once_is_always_whole(tmp_path):
    shelf = WholeFiles(location=tmp_path, file_permissions_mode=0o640)
    shelf.save("pier/480.jpg", ContentFile(PICTURE))

    def write_and_read(_):
        shelf.save("pier/480.jpg", ContentFile(PICTURE))
        return (tmp_path / "pier/480.jpg").read_bytes() == PICTURE

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(write_and_read, range(200)))

    assert [file.name for file in (tmp_path / "pier").iterdir()] == ["480.jpg"]


def test_a_file_broken_by_a_killed_process_is_made_whole_by_the_next_upload(tmp_path):
    shelf = WholeFiles(location=tmp_path)
    (tmp_path / "480.jpg").write_bytes(PICTURE[:1000])

    assert shelf.save("480.jpg", ContentFile(PICTURE)) == "480.jpg"

    assert (tmp_path / "480.jpg").read_bytes() == PICTURE
