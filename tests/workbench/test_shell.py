"""The shell of the workbench: pages and their twins, languages, light and dark, and what a reader is told where nothing is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html

from benches import HERE, bench, ledger_at
from saksi.errors import UsageError
from saksi.workbench.app import create_app
from saksi.workbench.settings import Settings


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    app = bench(ledger_at(tmp_path / "ledger.sqlite"))
    with TestClient(app, base_url=HERE, raise_server_exceptions=False) as opened:
        yield opened


def tree_of(page: str) -> Any:
    return html.fromstring(page)


def text_of(page: str) -> str:
    return " ".join(tree_of(page).text_content().split())


def test_a_page_and_its_twin_tell_the_same(client: TestClient) -> None:
    page, twin = client.get("/about"), client.get("/about.json")
    assert (page.status_code, twin.status_code) == (200, 200)
    told = twin.json()
    assert (told["articles"], told["events"], told["set_aside"], told["statements"]) == (3, 3, 1, 4)
    assert told["tip"] in page.text
    assert len(told["disputed"]) > 30
    assert all(one["note"] in tree_of(page.text).text_content() for one in told["disputed"])
    assert 'href="/about.json"' in page.text
    assert client.head("/about").status_code == 200


def test_a_twin_that_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    tag = client.get("/about.json").headers["etag"]
    for header in (tag, f'"other", W/{tag}'):
        again = client.get("/about.json", headers={"If-None-Match": header})
        assert (again.status_code, again.content) == (304, b"")
    assert client.get("/about.json", headers={"If-None-Match": '"other"'}).status_code == 200


def test_the_navigation_has_no_dead_link_and_says_where_one_is(client: TestClient) -> None:
    tree = tree_of(client.get("/about").text)
    places = tree.xpath("//nav//a/@href")
    assert places
    assert all(client.get(place).status_code == 200 for place in places)
    assert tree.xpath("//nav//a[@aria-current='page']/@href") == ["/about"]


def test_the_language_is_what_the_address_says_then_the_cookie_then_the_browser(client: TestClient) -> None:
    def language(**given: str) -> str:
        return str(client.get("/about", **given).headers["content-language"])  # type: ignore[arg-type]

    assert language() == "en"
    assert language(headers={"Accept-Language": "fr, in-ID;q=0.9, en;q=0.2"}) == "id"  # type: ignore[arg-type]
    assert language(headers={"Accept-Language": "de;q=x,,;;"}) == "en"  # type: ignore[arg-type]
    assert "Tentang meja kerja ini" in client.get("/about?lang=id").text
    assert language(headers={"Accept-Language": "en"}) == "id"  # type: ignore[arg-type]
    assert language(params={"lang": "en"}) == "en"  # type: ignore[arg-type]
    assert language(params={"lang": "xx"}) == "en"  # type: ignore[arg-type]


def test_the_switch_of_language_keeps_the_rest_of_the_address(client: TestClient) -> None:
    tree = tree_of(client.get("/about?a=1&lang=id&b=%22%3E").text)
    assert tree.xpath("//a[@hreflang]/@href") == ["/about?a=1&b=%22%3E&lang=en"]


def test_light_or_dark_is_remembered(client: TestClient) -> None:
    assert "data-theme=" not in client.get("/about").text.split(">")[1]
    client.cookies.set("saksi_theme", "dark")
    assert '<html lang="en" data-theme="dark">' in client.get("/about").text
    client.cookies.set("saksi_theme", 'dark" onload="x')
    assert '<html lang="en">' in client.get("/about").text


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/nowhere", 404, "There is nothing here"),
        ("/static/../app.py", 404, "There is nothing here"),
        ("/static/%2e%2e/app.py", 404, "There is nothing here"),
        ("/probe", 405, "This cannot be done here"),
        ("/parts?type=WAR", 422, "type 'WAR' is not one of AGREE"),
        ("/wrong?kind=usage", 422, "said <b>so</b>"),
        ("/wrong?kind=ledger", 503, "The ledger cannot be reached"),
        ("/broken", 500, "Something broke"),
    ],
)
def test_a_fault_is_told_in_the_tone_of_the_house(client: TestClient, path: str, status: int, said: str) -> None:
    page = client.get(path)
    assert page.status_code == status
    assert said in text_of(page.text)
    assert "not meant to be shown" not in page.text
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    as_json = client.get(path, headers={"Accept": "application/json"})
    assert as_json.status_code == status
    assert as_json.json()["error"]["status"] == status
    notice = client.get(path, headers={"HX-Request": "true", "Accept": "text/html"})
    assert notice.headers["hx-retarget"] == "#notice"
    assert notice.text.lstrip().startswith('<p class="notice"')


def test_a_fault_is_told_in_the_language_of_the_reader(client: TestClient) -> None:
    assert "Tidak ada halaman dengan alamat ini." in client.get("/nowhere?lang=id").text


def test_a_broken_page_is_logged_with_its_trace(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    client.get("/broken")
    assert "RuntimeError: not meant to be shown" in caplog.text


def test_all_parts_are_drawn_with_what_the_ledger_tells(client: TestClient) -> None:
    page = client.get("/parts?actor=SDN&type=ASSAULT&quad=material+conflict")
    tree = tree_of(page.text)
    assert len(tree.xpath("//article[@data-event]")) == 3
    assert tree.xpath("//ol[@class='chain']/li")
    assert [link.text_content().split()[-1] for link in tree.xpath("//ul[@class='chosen']//a")] == [
        "SDN",
        "assault",
        "conflict",
    ]
    assert tree.xpath("//ul[@class='chosen']//a/@href")[0] == "/parts?type=ASSAULT&quad=material+conflict"
    assert tree.xpath("//input[@name='actor']/@value") == ["SDN"]
    assert tree.xpath("//input[@name='type'][@checked]/@value") == ["ASSAULT"]
    assert text_of(page.text).count("12,345") == 2
    assert text_of(client.get("/parts?lang=id").text).count("12.345") == 2
    assert client.get("/parts.json?type=ASSAULT").json()["filters"]["type"] == ["ASSAULT"]
    assert "Nothing fits." in client.get("/parts?actor=ZZZ").text


def test_nothing_is_written_into_a_page_that_a_policy_would_block(client: TestClient) -> None:
    for path in ("/about", "/parts", "/nowhere"):
        tree = tree_of(client.get(path).text)
        assert not tree.xpath("//style | //script[not(@src)] | //@style | //@*[starts-with(name(), 'on')]")
        assert all(str(source).startswith("/static/") for source in tree.xpath("//script/@src | //link/@href"))


def test_a_script_in_a_text_of_the_ledger_stays_text(client: TestClient) -> None:
    page = client.get("/parts", params={"text": "<script>alert(1)</script>", "via": "'\"><img src=x onerror=alert(1)>"})
    assert "<script>alert" not in page.text
    assert "<img" not in page.text


@pytest.mark.parametrize("given", [{"address": "0.0.0.0"}, {"address": "::"}, {"hosts": ("saksi.example.org",)}])
def test_alone_it_is_for_this_machine_only(tmp_path: Path, given: dict[str, object]) -> None:
    with pytest.raises(UsageError, match="give --team"):
        create_app(Settings(ledger=tmp_path / "ledger.sqlite", **given))  # type: ignore[arg-type]
