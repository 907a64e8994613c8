"""A server that is killed in the middle of an upload, or right after it confirmed one: nothing confirmed is lost."""

import socket
import time
from pathlib import Path

from processes import served
from rooms import FRENCH, ended, send
from saksi.ledger.ledger import Ledger


def test_what_was_confirmed_is_read_after_a_kill_and_what_was_not_leaves_nothing(tmp_path: Path) -> None:
    place = tmp_path / "ledger.sqlite"
    folder = tmp_path / "ledger.sqlite-uploads"
    with served(place) as running:
        confirmed = [send(running.client, f"{number} {FRENCH}", f"{number}.txt") for number in range(3)]
        addresses = {"addresses": "http://127.0.0.1:9/a"}
        answer = running.client.post("/read/addresses", data=addresses, headers={"Accept": "application/json"})
        confirmed += answer.json()["readings"]
        with socket.create_connection(("127.0.0.1", running.port)) as connection:
            cookies = "; ".join(f"{name}={value}" for name, value in running.client.cookies.items())
            head = ["POST /api/v1/readings?name=half.txt HTTP/1.1", f"Host: 127.0.0.1:{running.port}", f"Cookie: {cookies}",
                    "Content-Length: 5000000", *(f"{name}: {value}" for name, value in running.headers.items())]  # fmt: skip
            connection.sendall("\r\n".join([*head, "", ""]).encode() + b"x" * 3_000_000)
            while not any(path.stat().st_size for path in folder.glob("*.part")):
                time.sleep(0.01)
            running.kill()
    with served(place) as running:
        shown = [ended(running.client, job["number"]) for job in confirmed]
        assert [(one["job"]["read"] + one["job"]["unchanged"], one["job"]["set_aside"]) for one in shown] == [
            (1, 0), (1, 0), (1, 0), (0, 1)
        ]  # fmt: skip
        assert len(running.client.get("/read.json").json()["jobs"]) == len(confirmed)
    with Ledger.open(place) as ledger:
        assert sorted(line.origin[-5:] for line in ledger.readings()) == ["0.txt", "1.txt", "2.txt"]
        assert list(ledger.verify()) == []
        assert "half.txt" not in "".join(line.item.origin for line in ledger.set_aside_items())
