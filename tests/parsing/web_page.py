"""A web page with an article on it, for tests."""

URL = "https://news.example.org/2025/01/30/story.html"
PARAGRAPHS = [
    "OpenAI says that it has found evidence that a rival used its models to train its own, a spokesperson told us.",
    "The rival has not answered a request for comment. Lawyers for the company wrote that nothing had been taken.",
    "A judge in New York will hear both sides in March, according to an order that was filed on Tuesday in the case.",
]


def page(body: str = "", head: str = "", paragraphs: list[str] = PARAGRAPHS) -> bytes:
    words = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang='en'><head><title>OpenAI finds evidence | The News</title>{head}</head>"
        f"<body><nav><a href='/'>Home</a></nav><article><h1>OpenAI finds evidence</h1>{words}{body}</article>"
        "<footer>All rights reserved</footer></body></html>"
    ).encode()
