"""From a document to its article: title, body, sections, authors, publisher, date, and the furniture around them.

`make_article(document, words)` is the way in; `ArticleWords.load(packs)` loads what it needs, once.
"""

from saksi.article.assemble import make_article
from saksi.article.words import ArticleWords

__all__ = ["ArticleWords", "make_article"]
