"""Where uploads are kept."""

import os
import secrets

from django.core.files.storage import FileSystemStorage


class WholeFiles(FileSystemStorage):
    """Files that appear whole or not at all: written beside their place, then moved into it.

    Two processes that write the same file at once both succeed, and the last one stays. What a
    killed process leaves has a name of its own that nobody asks for.
    """

    def save(self, name, content, max_length=None):
        part = super().save(f"{name}.{secrets.token_hex(8)}", content, max_length)
        os.replace(self.path(part), self.path(name))
        return name
