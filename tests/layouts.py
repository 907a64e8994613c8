"""Three ways in which news sites lay out an article as a page."""

import json
from collections.abc import Callable
from html import escape

from pieces import Piece, byline

Layout = Callable[[Piece], str]
Inside = Callable[..., str]
MENU = ("Home", "World", "Politics", "Economy", "Sport", "Video", "Index")
# Links to other articles as they stand beside and below each article.
POPULAR = {
    "id": ("Harga Beras Naik Lagi di Pasar Induk", "Jadwal Kereta Tambahan Akhir Pekan", "Hujan Lebat Diperkirakan Turun"),
    "en": ("Rice prices rise again at city market", "Extra trains to run on holiday weekend", "Heavy rain expected in hills"),
}  # fmt: skip


def portal(piece: Piece) -> str:
    """A big portal: nested divs, everything told by class names, the headline stated in og: and in h1."""
    inside: dict[str, Inside] = {
        "paragraph": lambda text: f"<p>{text}</p>",
        "heading": lambda text: f"<h2>{text}</h2>",
        "caption": lambda text, credit="": (
            f'<div class="pic_artikel"><img src="a.jpg" alt=""><div class="photo-caption">{text} ({credit})</div></div>'
        ),
        "related": lambda text: f'<div class="linksisip"><a href="/x">{text}</a></div>',
        "promo": lambda text: f'<div class="parallax-detail"><p>{text}</p></div>',
        "video": lambda text: f'<div class="embed-video"><p>{text}</p></div>',
        "author_card": lambda text: f'<div class="author-card"><div class="author-bio">{text}</div></div>',
        "disclaimer": lambda text: f'<div class="disclaimer"><p>{text}</p></div>',
        "topics": lambda topics: (
            f'<div class="detail__body-tag"><div class="nav">{"".join(f"<a href=/t>{t}</a>" for t in topics)}</div></div>'
        ),
    }
    popular = "".join(
        f'<div class="media"><h3><a href="/p">{text}</a></h3></div>' for text in POPULAR[piece["language"]]
    )
    return f"""<!DOCTYPE html><html lang="{piece["language"]}"><head><meta charset="utf-8">
<title>{escape(piece["title"])} | {piece["publisher"]}</title>
<meta property="og:title" content="{escape(piece["title"])}"><meta property="og:site_name" content="{piece["publisher"]}">
<meta property="article:published_time" content="{piece["published"]}T21:40:00+07:00">
<meta name="description" content="{escape(piece["standfirst"] or "")}">
<link rel="canonical" href="{piece["url"]}"><style>.a{{color:red}}</style></head><body class="detail">
<div class="header"><div class="navbar"><ul>{"".join(f'<li><a href="/">{word}</a></li>' for word in MENU)}</ul></div></div>
<div class="container"><div class="grid-row"><div class="column-8"><div class="detail">
<div class="breadcrumb"><a href="/">Home</a> <a href="/w">World</a></div>
<h1 class="detail__title">{escape(piece["title"])}</h1>
<h2 class="detail__subtitle">{escape(piece["standfirst"] or "")}</h2>
<div class="detail__author">{escape(byline(piece)) if piece["author"] else ""}</div>
<div class="detail__date">{piece["stated_date"] or ""}</div>
<div class="share-buttons"><a href="#">Facebook</a><a href="#">WhatsApp</a></div>
<div class="detail__body"><div class="detail__body-text itp_bodycontent">
{_blocks(piece, inside)}
</div></div></div></div><div class="column-4"><div class="terpopuler">{popular}</div></div></div></div>
<script>window.dataLayer = ["not text"];</script><div class="footer"><a href="/about">About</a></div></body></html>"""


def clean(piece: Piece) -> str:
    """Clean HTML5: article, figure, aside, time, and everything stated again in JSON-LD."""
    inside: dict[str, Inside] = {
        "paragraph": lambda text: f"<p>{text}</p>",
        "heading": lambda text: f"<h3>{text}</h3>",
        "caption": lambda text, credit="": (
            f"<figure><img src=a.jpg><figcaption>{text} <small>{credit}</small></figcaption></figure>"
        ),
        "related": lambda text: f'<aside><p><a href="/x">{text}</a></p></aside>',
        "promo": lambda text: f"<aside>{text}</aside>",
        "video": lambda text: f"<figure><figcaption>{text}</figcaption></figure>",
        "author_card": lambda text: f"<footer><address>{text}</address></footer>",
        "disclaimer": lambda text: f"<footer><small>{text}</small></footer>",
        "topics": lambda topics: (
            f'<ul class="tags">{"".join(f"<li><a rel=tag href=/t>{topic}</a></li>" for topic in topics)}</ul>'
        ),
    }
    stated = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Organization", "name": piece["publisher"]},
            {
                "@type": ["NewsArticle"],
                "headline": piece["title"],
                "description": piece["standfirst"],
                "datePublished": f"{piece['published']}T08:00:00+00:00",
                "author": [{"@type": "Person", "name": piece["author"]}] if piece["author"] else [],
                "publisher": {"@type": "Organization", "name": piece["publisher"]},
                "inLanguage": piece["language"],
                "isAccessibleForFree": True,
            },
        ],
    }
    return f"""<!doctype html><html lang={piece["language"]}><meta charset=utf-8><title>{escape(piece["title"])}</title>
<script type="application/ld+json">{json.dumps(stated)}</script>
<header><nav>{"".join(f"<a href=/>{word}</a>" for word in MENU)}</nav></header>
<main><article><header><h1>{escape(piece["title"])}</h1><p class="standfirst">{escape(piece["standfirst"] or "")}</p>
<p class="byline">{escape(byline(piece)) if piece["author"] else ""}</p><time datetime="{piece["published"]}"></time></header>
{_blocks(piece, inside)}
</article><aside><h2>More</h2><ul>{"".join(f"<li><a href=/p>{t}</a>" for t in POPULAR[piece["language"]])}</ul></aside></main>
<footer><nav><a href=/about>About</a></nav></footer></html>"""


def old(piece: Piece) -> str:
    """An old page: tables and divs, the text divided by line breaks, nothing stated but the page's name."""
    inside: dict[str, Inside] = {
        "paragraph": lambda text: f"{text}<br><br>\n",
        "heading": lambda text: f"</div><h3>{text}</h3><div class=text>\n",
        "caption": lambda text, credit="": f"<div class=caption>{text} {credit}</div>\n",
        "related": lambda text: f"<b><a href='/x'>{text}</a></b><br><br>\n",
        "promo": lambda text: f"{text}<br><br>\n",
        "video": lambda text: f"{text}<br><br>\n",
        "author_card": lambda text: f"</div><div class=author>{text}</div><div>\n",
        "disclaimer": lambda text: f"</div><div class=copyright>{text}</div><div>\n",
        "topics": lambda topics: (
            f"</div><div class=tags>{', '.join(f'<a href=/t>{topic}</a>' for topic in topics)}</div><div>"
        ),
    }
    return f"""<HTML><HEAD><TITLE>{escape(piece["title"])} - {piece["publisher"]}</TITLE>
<META NAME=description CONTENT="{escape(piece["standfirst"] or "")}"><META NAME=publisher CONTENT="{piece["publisher"]}">
<META NAME=date CONTENT="{piece["published"]}"></HEAD>
<BODY BGCOLOR=white><TABLE><TR><TD>{" | ".join(f"<A HREF=/>{word}</A>" for word in MENU)}</TABLE>
<DIV id=content><H1>{escape(piece["title"])}</H1><div class=subtitle>{escape(piece["standfirst"] or "")}</div>
<div class=byline>{escape(byline(piece)) if piece["author"] else ""}</div>
<div class=text>
{_blocks(piece, inside)}
</div></DIV><center><FONT SIZE=1>{" - ".join(f"<A HREF=/>{word}</A>" for word in MENU[:3])}</FONT></center></BODY></HTML>"""


LAYOUTS: tuple[Layout, ...] = (portal, clean, old)


def _blocks(piece: Piece, inside: dict[str, Inside]) -> str:
    """The blocks of an article, each in the markup of its kind."""
    return "\n".join(
        inside[kind]([escape(topic) for topic in text] if kind == "topics" else escape(text), *map(escape, credit))
        for kind, text, *credit in piece["blocks"]
    )
