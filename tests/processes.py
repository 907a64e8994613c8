"""A real `saksi serve`, in a process of its own that a test may end in any way."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx


class Served:
    """A workbench that runs, and a client that has opened one of its pages."""

    def __init__(self, process: "subprocess.Popen[str]", address: str) -> None:
        self.process, self.address = process, address
        self.client = httpx.Client(base_url=address, timeout=60)
        page = self.client.get("/about").text
        found = re.search(r'name="saksi-token" content="([0-9a-f]+)"', page)
        assert found is not None
        self.headers = {"X-Saksi-Token": found[1], "Origin": address}
        self.client.headers.update(self.headers)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.address.rsplit(":", 1)[1])

    def kill(self) -> None:
        """End it as a loss of power would."""
        self.process.kill()
        self.process.wait()


@contextmanager
def served(ledger: Path) -> Iterator[Served]:
    """A workbench over a ledger, until the end of the block."""
    words = [sys.executable, "-m", "saksi.cli", "serve", "--port", "0", "--no-open", "--ledger", str(ledger)]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            told = process.stderr.readline()
            found = re.search(r"http://127\.0\.0\.1:\d+", told)
            assert found is not None, told
            running = Served(process, found[0])
            with closing(running.client):
                yield running
        finally:
            process.terminate()
            process.communicate()
