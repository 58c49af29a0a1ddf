"""Serves a folder on the loopback address and follows every link from a start page, as a visitor would.

Fails when a link, picture, anchor or a file that the tables' metadata name leads nowhere, when a link leaves the sub-path, or when a page
of the folder cannot be reached at all. Independent of the program's own check on purpose.
"""

import functools
import http.client
import http.server
import json
import pathlib
import re
import sys
import threading
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit


class Ends(HTMLParser):
    """What a page links to, and the anchors it offers."""

    def __init__(self):
        super().__init__()
        self.targets, self.anchors, self.base = [], set(), None

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if tag == "base" and name == "href":
                self.base = value
            elif name in ("href", "src") and value is not None:
                self.targets.append(value)
            elif name == "id":
                self.anchors.add(value)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def named_files(root, start):
    """The files that the metadata of the tables and the pictures of pages name: no link leads to these."""
    data = root / start.strip("/") / "data"
    for metadata in data.rglob("csv-metadata.json"):
        for table in json.loads(metadata.read_text())["tables"]:
            yield metadata, metadata.parent / table["url"]
    for resource in json.loads((data / "datapackage.json").read_text())["resources"]:
        yield "datapackage.json", data / resource["path"]
    for page in root.rglob("*.html"):
        for picture in re.findall(r'property="og:image" content="([^"]*)"', page.read_text()):
            yield page, root / urlsplit(picture).path.strip("/")


def main(root, start):
    serve = functools.partial(Quiet, directory=root)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), serve)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    client = http.client.HTTPConnection("127.0.0.1", server.server_port)

    pages, files, wrong = {}, set(), []
    queue = [(start, "the start page"), (urljoin(start, "404.html"), "the server")]
    anchors = []
    while queue:
        path, origin = queue.pop()
        if path in files:
            continue
        files.add(path)
        client.request("GET", path)
        answer = client.getresponse()
        body = answer.read()
        if answer.status != 200:
            wrong.append(f"{origin} links to {path}: {answer.status}")
            continue
        if "html" not in answer.headers.get("Content-Type", ""):
            continue
        ends = Ends()
        ends.feed(body.decode())
        pages[path] = ends.anchors
        for target in ends.targets:
            whole = urlsplit(urljoin(urljoin(path, ends.base or ""), target))
            if whole.scheme or whole.netloc:
                continue
            if not whole.path.startswith(start):
                wrong.append(f"{path} links out of the sub-path: {target}")
                continue
            queue.append((whole.path, path))
            # `#regios=noord,zuid` is no place on the page but a choice, which the page reads.
            if whole.fragment and "=" not in whole.fragment:
                anchors.append((path, whole.path, unquote(whole.fragment)))

    named = list(named_files(pathlib.Path(root), start))
    wrong += [f"{origin} names {path}, which is not there" for origin, path in named if not path.exists()]

    for origin, path, anchor in anchors:
        if path in pages and anchor not in pages[path]:
            wrong.append(f"{origin} links to {path}#{anchor}, which is not there")
    made = {"/" + str(file.relative_to(root)) for file in pathlib.Path(root).rglob("*.html")}
    reached = {path + "index.html" if path.endswith("/") else path for path in pages}
    leads_on = {path for path in made - reached if "http-equiv=\"refresh\"" in (pathlib.Path(root) / path[1:]).read_text()}
    wrong += [f"nothing links to {path}" for path in sorted(made - reached - leads_on)]

    print(f"{len(pages)} pages and {len(files) - len(pages)} other files followed, {len(anchors)} anchors, {len(wrong)} wrong")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
