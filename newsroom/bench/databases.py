"""Newsrooms to measure in: each has a database of its own, SQLite in a folder below var/, or one
beside that which DATABASE_URL names."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

ROOT = Path(__file__).resolve().parents[2]


def database_of(name: str) -> dict[str, str]:
    """The environment of a newsroom of that name, with a database of its own."""
    environment = {"VAR_DIR": str(ROOT / "var" / name), "NO_DEBUG": "1"}
    if url := os.environ.get("DATABASE_URL"):
        environment["DATABASE_URL"] = beside(url, f"newsroom_{name.replace('-', '_')}")
    return {**os.environ, **environment}


def beside(url: str, name: str) -> str:
    """The address of the database `name` on the same server, made if it is not there."""
    with psycopg.connect(url, autocommit=True) as connection:
        if not connection.execute(
            "SELECT 1 FROM pg_database WHERE datname = %s", [name]
        ).fetchone():
            connection.execute(f"CREATE DATABASE {name}")
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def manage(environment: dict[str, str], *command: str) -> str:
    """What manage.py says; what it complains of goes to the terminal."""
    python = [sys.executable, str(ROOT / "manage.py")]
    ran = subprocess.run(
        [*python, *command], env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    return ran.stdout


def where_and_when() -> str:
    """What figures hold for."""
    database = "PostgreSQL" if "DATABASE_URL" in os.environ else "SQLite"
    when, load = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC", os.getloadavg()[0]
    return f"{database}, {os.cpu_count()} cores, {when}, load average {load:.1f} (with our own)"
