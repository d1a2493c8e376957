"""Every component of the site in every state, of the very templates and styles readers get, with
made-up values. For those who work here; anybody else finds nothing at these addresses."""

from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from articles.pictures import FORMATS, widths_for
from articles.reader.assets import SHEETS, style
from articles.reader.colleagues import is_from_the_desk
from articles.reader.moment import Moment
from articles.reader.page import View, reader_page, render
from articles.reader.styleguide import values
from articles.reader.styleguide.drawing import draw
from articles.reader.styleguide.pages import FRAME, pages


def for_the_desk(view: View) -> View:
    @wraps(view)
    def page(request: HttpRequest, moment: Moment, *args: Any, **kwargs: Any):
        if not is_from_the_desk(request):
            raise Http404
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        return response

    return reader_page(page)


@for_the_desk
def components(request: HttpRequest) -> HttpResponse:
    first, *others = map(style, SHEETS)
    mains = {name: main_of(template, given) for name, (template, given) in pages().items()}
    context = {"values": values, "style": first, "styles": others, "mains": mains}
    return render("reader/styleguide.html", {**FRAME, **context})


@for_the_desk
def page(request: HttpRequest, name: str) -> HttpResponse:
    """One page of the site as a whole."""
    if name not in (known := pages()):
        raise Http404
    template, context = known[name]
    return render(template, {**FRAME, **context})


@for_the_desk
def picture(request: HttpRequest, width: str, height: str, shown: str, form: str) -> HttpResponse:
    if int(shown) not in widths_for(int(width)):
        raise Http404
    drawing = draw(int(width), int(height), int(shown), form)
    return HttpResponse(drawing, content_type=FORMATS[form])


def main_of(template: str, context: dict[str, Any]) -> SafeString:
    """What stands between masthead and footer of a page."""
    html = render_to_string(template, {**FRAME, **context})
    _, _, rest = html.partition('<main id="main"')
    return mark_safe(rest.partition(">")[2].partition("</main>")[0])
