"""Templates are named after the endpoints they serve, compile, and speak every language."""

import re
from pathlib import Path

import pytest
from flask import Flask

from registry import create_app
from tests.databases import ROOT, environment
from tests.pages import Page

FOLDER = ROOT / "templates"
TEMPLATES = sorted(str(file.relative_to(FOLDER)) for file in FOLDER.rglob("*.html"))
# None is an endpoint's own; other partials begin with _.
SHARED = {"layout.html", "error.html", "unavailable.html"}
SAID = ("alt", "aria-label", "placeholder", "title")

COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
TRANSLATED = re.compile(r"\{%-?\s*trans\b.*?\{%-?\s*endtrans\s*-?%\}", re.DOTALL)
STATEMENT = re.compile(r"\{%.*?%\}", re.DOTALL)
EXPRESSION = re.compile(r"\{\{.*?\}\}", re.DOTALL)
LETTER = re.compile(r"(?<![-\w])[^\W\d_]")  # what follows a hyphen is part of an id or class

every_template = pytest.mark.parametrize("template", TEMPLATES)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """An application whose database nobody asks."""
    folder = tmp_path_factory.mktemp("templates")
    return create_app(environment(f"sqlite:///{folder / 'unused'}", folder))


def untranslated(source: str) -> list[str]:
    """The words of a template that reach a reader without passing through gettext.

    What stands in an element marked translate="no" (the name of a language, say) may stay.
    """
    for pattern in (COMMENT, TRANSLATED, STATEMENT, EXPRESSION):
        source = pattern.sub("", source)
    page = Words(source)
    said = [found[name] for _, found in page.elements for name in SAID if name in found]
    return [text.strip() for text in [*page.words, *said] if LETTER.search(text)]


class Words(Page):
    """The texts of a template, apart from those that stay as they are in every language."""

    def __init__(self, html: str) -> None:
        self.words: list[str] = []
        super().__init__(html)

    def handle_data(self, data: str) -> None:
        if not any(found.get("translate") == "no" for _, found in self.opened):
            self.words.append(data)


@every_template
def test_it_compiles(app, template):
    app.jinja_env.get_template(template)


@every_template
def test_it_is_named_after_its_endpoint(app, template):
    name = Path(template)
    endpoint = str(name.with_suffix("")).replace("/", ".")
    assert name.name.startswith("_") or template in SHARED or endpoint in app.view_functions


@every_template
def test_every_word_goes_through_gettext(template):
    assert untranslated((FOLDER / template).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "<p>Agencies</p>",
        '<a href="{{ url }}" class="x">More</a>',
        "{% if here %}Here{% endif %}",
        '<img src="a.svg" alt="Seal">',
        '<input placeholder="Name or number">',
        '<b translate="no">ILO</b><b>Rules</b>',
    ],
)
def test_a_word_outside_gettext_is_seen(source):
    assert len(untranslated(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "<p>{{ _('Agencies') }}: {{ count }}</p>",
        "{# Why this stands here #}<p>{% trans %}Since{% endtrans %} 2, 3.</p>",
        '<a class="link" href="#main">{{ _("More") }}</a>',
        '<span lang="ne" translate="no">नेपाली</span>',
    ],
)
def test_a_translated_text_passes(source):
    assert untranslated(source) == []
