"""Paste wire copy: the desk's door for what `import_wire` takes from files."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from articles import wire
from articles.desk.forms import WireForm
from articles.wire_import import Imported, import_copy
from people import roles


def paste(request):
    if not roles.may_start(request.user):
        raise PermissionDenied
    form = WireForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            copy = wire.read(form.cleaned_data["copy"].encode())
            done = import_copy(copy, section=form.cleaned_data["section"], by=request.user)
        except wire.WireError as error:
            form.add_error("copy", str(error))
        else:
            tell(request, done)
            return redirect(done.article.get_absolute_url())
    context = {
        **admin.site.each_context(request),
        "title": gettext("Paste wire copy"),
        "form": form,
    }
    return render(request, "desk/wire.html", context)


def tell(request, done: Imported) -> None:
    if not done.is_new:
        messages.warning(request, gettext("This copy is already a story: this one."))
        return
    messages.success(request, gettext("The wire copy is a draft now."))
    if done.linked:
        messages.info(request, gettext("Linked: %s.") % ", ".join(map(str, done.linked)))
    if done.proposed:
        says = gettext("Not known yet, perhaps new people: %s.")
        messages.warning(request, says % ", ".join(done.proposed))
    for number, line in done.dropped:
        says = gettext("Dropped line %(number)d: %(line)s")
        messages.info(request, says % {"number": number, "line": line})
