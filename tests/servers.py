"""A PostgreSQL of the tests' own, on loopback, as a user without rights; its files are in a temporary folder."""

import getpass
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from sqlalchemy import create_engine

OWNER = "postgres"
_NUMBERS = count(1)


class Server:
    """A server that runs; each test has a database of its own."""

    def __init__(self, programs: Path, folder: Path, port: int, user: str) -> None:
        self._programs, self._folder, self._port, self._user = programs, folder, port, user

    def start(self) -> None:
        """Make the files, and start it without waiting for the disk: nothing here has to outlive the machine."""
        data = str(self._folder / "data")
        self._run("initdb", "-D", data, "-U", "saksi", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
                  "--locale-provider=icu", "--icu-locale=en")  # fmt: skip
        options = f"-p {self._port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -F"
        self._run("pg_ctl", "-D", data, "-o", options, "-l", str(self._folder / "log"), "-w", "start")

    def stop(self) -> None:
        """End it at once."""
        self._run("pg_ctl", "-D", str(self._folder / "data"), "-m", "immediate", "stop")

    def new_database(self) -> str:
        """The address of an empty database."""
        name = f"saksi{next(_NUMBERS)}"
        engine = create_engine(self.address("postgres", "postgresql+pg8000"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
        engine.dispose()
        return self.address(name)

    def address(self, database: str, scheme: str = "postgresql") -> str:
        """The address of a database."""
        return f"{scheme}://saksi@127.0.0.1:{self._port}/{database}"

    def _run(self, program: str, *words: str) -> None:
        done = subprocess.run(
            [str(self._programs / program), *words], user=self._user, cwd=self._folder, text=True, check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE if program == "initdb" else subprocess.DEVNULL,
            stderr=subprocess.STDOUT, env={**os.environ, "LC_ALL": "C.UTF-8"},
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stdout}")


def why_not() -> str | None:
    """Why no PostgreSQL can be started here, or None."""
    if _programs() is None:
        return "PostgreSQL is not installed (Debian: apt-get install postgresql); the tests of it are left out"
    if os.geteuid() == 0 and not _exists(OWNER):
        return f"PostgreSQL does not run as root, and there is no user {OWNER!r}; the tests of it are left out"
    return None


@contextmanager
def running() -> Iterator[Server]:
    """A server, until the end of the block."""
    programs, user = _programs(), OWNER if os.geteuid() == 0 else getpass.getuser()
    assert programs is not None
    folder = Path(tempfile.mkdtemp(prefix="saksi-postgresql-"))
    if os.geteuid() == 0:
        shutil.chown(folder, user)
    server = Server(programs, folder, _free_port(), user)
    try:
        server.start()
        yield server
        server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path | None:
    """The folder of the newest PostgreSQL's programs."""
    on_path = shutil.which("initdb")
    if on_path and shutil.which("pg_ctl"):
        return Path(on_path).parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


def _exists(user: str) -> bool:
    try:
        pwd.getpwnam(user)
    except KeyError:
        return False
    return True


def _free_port() -> int:
    with socket.socket() as some:
        some.bind(("127.0.0.1", 0))
        return int(some.getsockname()[1])
