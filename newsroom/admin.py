"""The worker's rows are no page of the desk: `manage.py db_worker` logs what becomes of them."""

from django.contrib import admin
from django_tasks_db.models import DBTaskResult

admin.site.unregister(DBTaskResult)
