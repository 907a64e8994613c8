"""What must not get worse with size: the same Reading alone and among others, and time that grows with the length."""

from saksi import Document, load_resources, read


def test_a_document_reads_the_same_alone_and_after_others() -> None:
    texts = [
        "Rusia menyerang Ukraina pada Senin.",
        "Israel menyerang Gaza, kata Hamas.",
        "The army denied that it had shelled Goma.",
    ]
    documents = [Document.of(text, "extracted", id=str(number), date="2024-05-07") for number, text in enumerate(texts)]
    resources = load_resources()
    together = [read(document, resources).to_json() for document in documents]
    alone = [read(document, load_resources()).to_json() for document in reversed(documents)]
    assert together == alone[::-1]
