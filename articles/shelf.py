"""The private shelf of pictures: an upload is examined, cleaned and put there under its digest.

Files are written before the row, and a file that is there is the same file: a process killed
half way leaves files that the next try of the same upload completes.
"""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext

from articles import pictures
from articles.models import Image


class AlreadyHere(Exception):
    def __init__(self, image: Image):
        self.image = image
        super().__init__(gettext("This picture is already here as “%s”. Use that one.") % image)


def put(data: bytes, *, name: str, by, **fields) -> Image:
    """The picture of `data`, with its renditions on the shelf. `fields` are columns of Image.

    Raises PictureRefused with a sentence, or AlreadyHere with the picture there is.
    """
    picture = pictures.examine(data, name)
    if image := Image.objects.filter(digest=picture.digest).first():
        raise AlreadyHere(image)
    _write(pictures.shelf(picture.digest, f"original.{picture.kind}"), data)
    for rendition, content in pictures.renditions(picture):
        _write(pictures.shelf(picture.digest, rendition), content)
    with transaction.atomic():
        image, created = Image.objects.get_or_create(
            digest=picture.digest,
            defaults={
                "kind": picture.kind,
                "width": picture.width,
                "height": picture.height,
                "uploaded_by": by,
                **fields,
            },
        )
    if not created:
        raise AlreadyHere(image)
    return image


def _write(path: str, content: bytes) -> None:
    if default_storage.exists(path) and default_storage.size(path) == len(content):
        return
    default_storage.save(path, ContentFile(content))
