from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Image(models.Model):
    """A picture of the newsroom, named by the sha256 of the bytes that were uploaded.

    Its files lie on a private shelf (`articles.pictures`); the public ones carry no metadata.
    Alt text, caption, credit and crop belong to the slot, the rights to the picture.
    """

    digest = models.CharField(max_length=64, unique=True, editable=False)
    kind = models.CharField(max_length=8, editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    title = models.CharField(max_length=200, help_text=_("Its name inside the newsroom. Private."))
    credit = models.CharField(
        "credit line", max_length=200, blank=True, help_text=_("Proposed to every slot it fills.")
    )
    copyright_holder = models.CharField(max_length=200, blank=True)
    usage_terms = models.TextField(
        blank=True, help_text=_("What we may do with it, and until when.")
    )
    focal_x = models.PositiveSmallIntegerField(
        "focal point, from the left", default=50, validators=[MaxValueValidator(100)]
    )
    focal_y = models.PositiveSmallIntegerField(
        "focal point, from the top", default=50, validators=[MaxValueValidator(100)]
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="pictures",
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        constraints = [
            models.CheckConstraint(
                condition=Q(width__gt=0) & Q(height__gt=0), name="image_has_a_size"
            ),
            models.CheckConstraint(
                condition=Q(focal_x__lte=100) & Q(focal_y__lte=100), name="image_focus_in_picture"
            ),
        ]

    def __str__(self):
        return self.title
