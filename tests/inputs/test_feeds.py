"""Feeds from files: RSS, Atom and JSON Feed, each entry an article; hostile ones are refused."""

import json
from pathlib import Path

import pytest

import nutgraf
from nutgraf_server.inputs.bounds import MAX_DEPTH, MAX_FEED_ENTRIES
from nutgraf_server.inputs.errors import InputError
from nutgraf_server.inputs.feeds import Feed, feed_in
from nutgraf_server.inputs.texts import text_of
from running import Run

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Ostrand News</title><link>https://news.example/</link>
<item><title>Harbour school &amp;amp; storm</title><link>https://news.example/harbour-school/</link>
<pubDate>Mon, 18 Mar 2024 23:10:00 +0100</pubDate><dc:creator>Ann Lee</dc:creator>
<media:description>A photograph.</media:description><description>Lessons again.</description>
<content:encoded><![CDATA[<p>The harbour school in Ostrand will reopen on Monday, the council
said.</p><p>A storm tore the roof off in March.</p><script>steal()</script>]]></content:encoded>
</item>
<item><title>School again</title><author>desk@news.example (Bo Berg)</author>
<pubDate>never</pubDate><link>javascript:alert(1)</link>
<description>The harbour school in Ostrand will reopen on Monday, the council said.</description>
</item>
<item><title>Only a title</title></item>
</channel></rss>
"""
RDF = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>T</title></channel>
<item rdf:about="u"><title>Mill burns</title><link>http://mill.example/fire</link>
<description>The old mill of Hull burned down.</description>
<dc:date>2024-02-01T09:00:00+01:00</dc:date></item></rdf:RDF>
"""
ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Echo</title><author><name>Desk</name></author>
<entry><title type="html">Frost &amp;amp; cherries</title>
<link rel="self" href="https://echo.example/api"/><link href="https://echo.example/frost"/>
<updated>2024-03-21T10:00:00Z</updated><published>2024-03-19T10:00:00Z</published>
<author><name>Mara Holt</name><email>mara@echo.example</email></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Frost killed the <b>cherries</b>
of Weir in the night &lt;again&gt;.</p><script>steal()</script><p>Farmers lost all.</p></div></content>
</entry>
<entry><title>Bank</title><content src="https://echo.example/bank.html"/>
<summary>The bank of Oslo was robbed.</summary></entry></feed>
"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "authors": [{"name": "Desk"}],
        "items": [
            {
                "id": "1",
                "url": "https://j.example/mill",
                "title": "Mill of Hull <burns>",
                "content_html": "<p>The old mill of Hull burned down.</p>",
                "date_published": "2024-02-01T09:00:00Z",
            },
            {"id": "2", "content_text": "Snow fell.\n\nIt lay 2 < 3 days.", "authors": []},
            {"id": "3", "summary": "Rain fell."},
        ],
    }
)


def feed(text: str | bytes) -> Feed:
    found = feed_in(text if isinstance(text, bytes) else text.encode())
    assert found is not None
    return found


def article(found: Feed, number: int) -> nutgraf.Article:
    return nutgraf.read(found.entries[number].page, "html")


def test_an_entry_of_rss_is_an_article():
    found = feed(RSS)
    assert found.kind == "RSS 2.0"
    first = found.entries[0]
    assert (first.title, first.author, first.date) == (
        "Harbour school & storm",
        "Ann Lee",
        "2024-03-18",
    )
    assert first.link == "https://news.example/harbour-school/"
    read = article(found, 0)
    assert read.title is not None
    assert read.byline is not None
    assert read.date is not None
    assert (read.title.text, read.byline.text) == (first.title, first.author)
    assert [one.text for one in read.sentences] == [
        "The harbour school in Ostrand will reopen on Monday, the council said.",
        "A storm tore the roof off in March.",
    ]


def test_what_is_no_date_and_no_address_is_none():
    second = feed(RSS).entries[1]
    assert (second.author, second.date, second.link) == ("Bo Berg", "", "")


def test_what_has_only_a_summary_or_no_text_is_told():
    assert "of 3 entries; only a summary in entry 2; no text in entry 3, left out" in feed(RSS).note
    assert "(RSS 1.0) of 1 entry; only a summary in it" in feed(RDF).note
    assert "(Atom) of 2 entries; only a summary in entry 2" in feed(ATOM).note


def test_rss_1_and_atom():
    mill = feed(RDF).entries[0]
    assert (mill.title, mill.date, mill.link) == (
        "Mill burns",
        "2024-02-01",
        "http://mill.example/fire",
    )
    frost, bank = feed(ATOM).entries
    assert (frost.title, frost.author, frost.date) == (
        "Frost & cherries",
        "Mara Holt",
        "2024-03-19",
    )
    assert frost.link == "https://echo.example/frost"
    assert [one.text for one in article(feed(ATOM), 0).sentences] == [
        "Frost killed the cherries of Weir in the night <again>.",
        "Farmers lost all.",
    ]
    # Its text is elsewhere, and nothing is fetched.
    assert bank.is_summary
    assert "robbed" in bank.body


def test_json_feed():
    found = feed(JSON)
    mill, snow, rain = found.entries
    assert (mill.title, mill.author, mill.date) == ("Mill of Hull <burns>", "Desk", "2024-02-01")
    assert article(found, 1).sentences[1].text == "It lay 2 < 3 days."
    assert not snow.is_summary
    assert rain.is_summary


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1", "utf-8-sig"])
def test_in_other_encodings(encoding: str):
    told = {"latin-1": "iso-8859-1", "utf-8-sig": "utf-8"}.get(encoding, encoding)
    text = RSS.replace("UTF-8", told).replace("Ann Lee", "Änn Lée")
    assert feed(text.encode(encoding)).entries[0].author == "Änn Lée"


@pytest.mark.parametrize("text", ["<p>rss</p>", "{}", "", "rss", "<html><feed></html>", '{"a": 1}'])
def test_what_is_no_feed(text: str):
    assert feed_in(text.encode()) is None


def _many(count: int) -> str:
    items = "<item><description>Rain.</description></item>" * count
    return f'<rss version="2.0"><channel>{items}</channel></rss>'


BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(10))
HOSTILE = {
    "entities": f"<!DOCTYPE rss [{BOMB}]><rss><channel><item><title>&a9;</title></item></channel></rss>",
    "a file": '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<rss><channel><item><description>&x;</description></item></channel></rss>",
    "deep": '<rss version="2.0"><channel><item><description>'
    + "<b>" * (MAX_DEPTH + 10)
    + "</b>" * (MAX_DEPTH + 10)
    + "</description></item></channel></rss>",
    "many": _many(MAX_FEED_ENTRIES + 1),
    "a long tag": f'<rss><channel><item><link a="{"x" * 3_000_000}"/></item></channel></rss>',
    "cut off": RSS[:900],
    "no text": '<rss version="2.0"><channel><item><title>T</title></item></channel></rss>',
    "deep JSON": '{"version": "https://jsonfeed.org/version/1", "items": ' + "[" * 100_000,
    "no items": '{"version": "https://jsonfeed.org/version/1", "items": 3}',
    "many values": '{"version": "https://jsonfeed.org/version/1", "items": ['
    + "{}," * 1_000_001
    + "{}]}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_feeds_are_refused_in_a_line(name: str):
    with pytest.raises(InputError) as caught:
        feed_in(HOSTILE[name].encode())
    assert "\n" not in str(caught.value)


def test_the_command_briefs_each_entry_or_each_story(run: Run, tmp_path: Path):
    path = tmp_path / "news.xml"
    path.write_text(RSS, "utf-8")
    done = run("brief", path, "-f", "json")
    assert done.returncode == 0
    each = json.loads(done.stdout)
    names = ["https://news.example/harbour-school/", f"{path}#2"]
    assert [one["article"]["name"] for one in each] == names
    assert done.stderr.decode().count("only a summary in entry 2") == 1
    together = json.loads(run("brief", "--group", path, "-f", "json").stdout)
    assert len(together) == 1
    assert [one["name"] for one in together[0]["articles"]] == names
    assert together[0]["articles"][0]["label"] == "harbour-school"
    assert len(together[0]["agreed"]) == 1


def test_where_one_article_is_meant_a_feed_is_refused(run: Run, tmp_path: Path):
    path = tmp_path / "news.xml"
    path.write_text(RSS, "utf-8")
    done = run("compare-versions", path, path)
    assert done.returncode == 1
    assert "is a feed of several articles" in done.stderr.decode()
    with pytest.raises(InputError, match="batch --as feed"):
        text_of(RSS.encode(), "news.xml")


def test_batch_reads_the_entries(run: Run, tmp_path: Path):
    path, out = tmp_path / "news.rss", tmp_path / "out.jsonl"
    path.write_text(RSS, "utf-8")
    (tmp_path / "news.json").write_text(JSON, "utf-8")
    # One of them has no text.
    assert run("batch", path, "-o", out).returncode == 1
    records = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [one["line"] for one in records] == [1, 2, 3]
    assert records[0]["summary"]["article"]["byline"]["text"] == "Ann Lee"
    assert records[2]["error"]["message"] == "the entry has no text"
    more = tmp_path / "more.jsonl"
    run("batch", tmp_path / "news.json", "--as", "feed", "-o", more)
    assert len(more.read_text("utf-8").splitlines()) == 3
