from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles import wire
from articles.models import Section
from articles.wire_import import Imported, import_copy


class Command(BaseCommand):
    help = "Turn files of wire copy into drafts, one story a file."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
        parser.add_argument("--section", help="slug of the section; the first one if not given")
        parser.add_argument("--language", default="", help="BCP 47; guessed if not given")

    def handle(self, *, files, section, language, **options):
        section = self.find_section(section)
        refused = 0
        for file in files:
            try:
                copy = wire.read(file.read_bytes())
                self.tell(file, import_copy(copy, section=section, language=language))
            except (wire.WireError, OSError) as error:
                refused += 1
                why = error.strerror if isinstance(error, OSError) else error
                self.stderr.write(self.style.ERROR(f"{file}: {why}"))
        if refused:
            raise CommandError(f"{refused} of {len(files)} files were not imported.")

    def find_section(self, slug: str | None) -> Section:
        sections = Section.objects.filter(slug=slug) if slug else Section.objects.all()
        if section := sections.first():
            return section
        known = ", ".join(Section.objects.values_list("slug", flat=True))
        raise CommandError(
            f"There is no section “{slug}”. There are: {known}."
            if known
            else "There is no section yet: make one on the desk first."
        )

    def tell(self, file: Path, done: Imported) -> None:
        if not done.is_new:
            self.stdout.write(f"{file}: is story {done.article.pk} already, “{done.article}”.")
            return
        self.stdout.write(f"{file}: story {done.article.pk}, “{done.article}”.")
        for person in done.linked:
            self.stdout.write(f"  linked: {person}")
        for name in done.proposed:
            self.stdout.write(f"  not known, perhaps a new person: {name}")
        for number, line in done.dropped:
            self.stdout.write(f"  dropped line {number}: {line}")
