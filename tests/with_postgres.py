"""Run a command with DATABASE_URL naming a throwaway PostgreSQL cluster:
`python tests/with_postgres.py pytest …`. Exits 77 with one line if the machine has no `initdb`."""

import glob
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

SERVER_USER = "postgres"
SETTINGS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"


def folder_of_binaries() -> str | None:
    """Where `initdb` is: the PATH, or Debian's newest server."""
    found = shutil.which("initdb")
    places = [os.path.realpath(found)] if found else []
    places += sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), reverse=True)
    return str(Path(places[0]).parent) if places else None


def as_server(*command: str) -> None:
    """Run `command`; PostgreSQL refuses to run as root, so root runs it as another user."""
    user = {"user": SERVER_USER, "extra_groups": []} if os.geteuid() == 0 else {}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", **user)


@contextmanager
def cluster(binaries: str):
    """A cluster of its own on a UNIX socket, gone afterwards; yields its DATABASE_URL."""
    folder = tempfile.mkdtemp(prefix="newsroom-postgres-")
    if os.geteuid() == 0:
        shutil.chown(folder, SERVER_USER)
    data = f"{folder}/data"
    try:
        as_server(
            f"{binaries}/initdb", "-D", data, "-U", "newsroom", "-A", "trust", "-E", "UTF8",
            "--locale=C.UTF-8", "--no-sync",
        )  # fmt: skip
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} {SETTINGS}"
        as_server(
            f"{binaries}/pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start"
        )
        try:
            yield f"postgres://newsroom@/postgres?host={folder}"
        finally:
            as_server(f"{binaries}/pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    binaries = folder_of_binaries()
    if binaries is None:
        print("SKIPPED: no PostgreSQL server on this machine (install `postgresql`).")
        return 77
    with cluster(binaries) as url:
        return subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": url}).returncode


if __name__ == "__main__":
    sys.exit(main())
