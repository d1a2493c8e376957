from django.contrib import admin
from django.utils import timezone

from articles.models import Edition


class Whose(admin.SimpleListFilter):
    """The lists people of a newsroom ask for. Spiked stories are out of all but their own."""

    title = "list"
    parameter_name = "list"

    def lookups(self, request, model_admin):
        return [
            ("mine", "Mine"),
            ("waiting", "Waiting for my decision"),
            ("flagged", "Needs a second pair of eyes"),
            ("scheduled", "Scheduled"),
            ("live", "Live now"),
            ("spiked", "Spiked"),
        ]

    def queryset(self, request, queryset):
        now = timezone.now()
        if self.value() == "spiked":
            return queryset.spiked()
        queryset = queryset.not_spiked()
        match self.value():
            case "mine":
                return queryset.by(request.user)
            case "waiting":
                return queryset.waiting_for(request.user)
            case "flagged":
                return queryset.flagged(now)
            case "scheduled":
                return queryset.filter(pk__in=Edition.objects.waiting(now).values("article"))
            case "live":
                return queryset.filter(pk__in=Edition.objects.live(now).values("article"))
        return queryset
