"""`saksi serve`: it says where it is, answers there, and ends cleanly; what is not safe it refuses."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from benches import ledger_at
from saksi.cli import saksi
from saksi.errors import LedgerError, UsageError
from saksi.workbench.serving import listen


def run(*words: object) -> None:
    CliRunner().invoke(saksi, ["serve", *map(str, words)], catch_exceptions=False, standalone_mode=False)


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_and_ends_when_it_is_told(tmp_path: Path, end: signal.Signals) -> None:
    words = [
        sys.executable,
        "-m",
        "saksi.cli",
        "serve",
        "--port",
        "0",
        "--ledger",
        str(ledger_at(tmp_path / "ledger.sqlite")),
    ]
    with subprocess.Popen(
        words, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, env=dict(os.environ)
    ) as server:
        assert server.stderr is not None
        said = server.stderr.readline()
        found = re.fullmatch(r"The workbench is at (http://127\.0\.0\.1:\d+/) \(Ctrl-C ends it\)\.\n", said)
        assert found, said
        assert httpx.get(f"{found[1]}about.json", trust_env=False).json()["articles"] == 3
        server.send_signal(end)
        assert server.stderr.read() == "The workbench has ended.\n"
    assert server.returncode == 0


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    with listen("127.0.0.1", 0) as bound:
        bound.listen()
        with pytest.raises(UsageError, match=r"another `saksi serve` may run there\. Give another --port"):
            run("--port", bound.getsockname()[1], "--ledger", ledger_at(tmp_path / "ledger.sqlite"))


def test_alone_it_listens_on_this_machine_only(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"it listens on 127\.0\.0\.1 only, not on 0\.0\.0\.0"):
        run("--address", "0.0.0.0", "--ledger", tmp_path / "ledger.sqlite")


def test_a_ledger_that_cannot_be_opened_is_said_before_it_serves(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").write_text("no ledger at all, but long enough to be looked at " * 20)
    with pytest.raises(LedgerError, match="cannot be opened"):
        run("--port", 0, "--ledger", tmp_path / "ledger.sqlite")
