"""What every HTML page owes its reader, looked at each time a test fetches one.

A page has one h1, a title, a language and a direction; ids are unique, every field has a label,
every picture a text; what runs or colours stands in files, never inside a tag.
"""

from html.parser import HTMLParser
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
UNLABELLED = {"hidden", "submit", "button", "reset", "image"}


class Page(HTMLParser):
    """An HTML page read once: its elements in order, the text of title and h1."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts = {"title": "", "h1": ""}
        self.wrapped: set[int] = set()  # fields that stand inside their label
        self.misnested: list[str] = []
        self.opened: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if any(outer == "label" for outer, _ in self.opened):
            self.wrapped.add(len(self.elements))
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.opened.append(self.elements[-1])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.opened.pop()

    def handle_endtag(self, tag: str) -> None:
        if self.opened and self.opened[-1][0] == tag:
            self.opened.pop()
        else:
            self.misnested.append(tag)

    def handle_data(self, data: str) -> None:
        for tag, _ in self.opened:
            if tag in self.texts:
                self.texts[tag] += data

    def having(self, attribute: str) -> list[str]:
        """The values of an attribute wherever it stands."""
        return [found[attribute] for _, found in self.elements if attribute in found]

    def faults(self) -> list[str]:
        """What is wrong with the page, one sentence each; empty where nothing is."""
        return [*self._frame(), *self._names(), *self._fields(), *self._inline()]

    def _frame(self) -> list[str]:
        html = next((found for tag, found in self.elements if tag == "html"), {})
        headings = [tag for tag, _ in self.elements if tag == "h1"]
        return [
            *(f"</{tag}> closes nothing or too early" for tag in self.misnested),
            *(f"<{tag}> is never closed" for tag, _ in self.opened),
            *(f"html has no {name}" for name in ("lang", "dir") if not html.get(name)),
            *(f"there is no text in {tag}" for tag, text in self.texts.items() if not text.strip()),
            *([f"there are {len(headings)} h1"] if len(headings) > 1 else []),
        ]

    def _names(self) -> list[str]:
        ids = self.having("id")
        targets = " ".join([*self.having("aria-describedby"), *self.having("aria-labelledby")])
        anchors = {link[1:] for link in self.having("href") if len(link) > 1 and link[0] == "#"}
        missing = ({*targets.split(), *self.having("for")} | anchors) - set(ids)
        return [
            *(f"the id {name} stands twice" for name in sorted(set(ids)) if ids.count(name) > 1),
            *(f"nothing has the id {name}, which is referred to" for name in sorted(missing)),
        ]

    def _fields(self) -> list[str]:
        labelled = set(self.having("for"))
        faults = []
        for place, (tag, found) in enumerate(self.elements):
            field = tag in {"input", "select", "textarea"} and found.get("type") not in UNLABELLED
            named = found.get("id") in labelled or {"aria-label", "aria-labelledby"} & found.keys()
            if field and not named and place not in self.wrapped:
                faults.append(f"the field {found.get('name', '?')} has no label")
            if tag == "img" and "alt" not in found:
                faults.append(f"the picture {found.get('src')} has no text")
            if tag == "form" and not found.get("method"):
                faults.append("a form does not say how it is sent")
        return faults

    def _inline(self) -> list[str]:
        faults = [
            f"<{tag}> stands in the page"
            for tag, found in self.elements
            if tag == "style" or (tag == "script" and "src" not in found)
        ]
        for tag, found in self.elements:
            handlers = {name for name in found if name == "style" or name.startswith("on")}
            faults += [f"<{tag}> has {name}" for name in sorted(handlers)]
        return faults


class Reader(FlaskClient):
    """A test client that reads every page which it fetches and fails on a badly built one."""

    def __init__(self, app: Flask, account: str | None = None) -> None:
        super().__init__(app, app.response_class, use_cookies=True)
        self.account = account
        self.start()

    def start(self) -> None:
        """Come anew, signed in where there is an account (its `fs_uniquifier`)."""
        with self.session_transaction() as session:
            session.clear()
            if self.account:
                session |= {"_user_id": self.account, "_fresh": True}

    def token(self) -> dict[str, str]:
        """The header that shows a form to be from one of our pages, where that is asked for."""
        with self.session_transaction() as session:
            secret = session.setdefault("csrf_token", "a secret of this session")
        signer = URLSafeTimedSerializer(self.application.secret_key, salt="wtf-csrf-token")
        return {"X-CSRFToken": signer.dumps(secret)}

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        response = super().open(*args, **kwargs)
        if response.mimetype == "text/html" and not 300 <= response.status_code < 400:
            faults = Page(response.text).faults()
            assert not faults, f"{response.request.path}: " + "; ".join(faults)
        return response
