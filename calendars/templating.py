"""The templates, and the policy that nothing but what stands in them is loaded or runs."""

from __future__ import annotations

import base64
import hashlib

from jinja2 import Environment, PackageLoader, StrictUndefined

from calendars.wording import WORDING

_TEMPLATES = Environment(
    loader=PackageLoader("calendars"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def fill(template: str, **values: object) -> str:
    """A template with its values; they are escaped, what is not given is an error."""
    return _TEMPLATES.get_template(template).render(**values)


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


_STYLE = fill("page.css") + fill("picture.css")
_SCRIPT = fill("page.js")

POLICY = (
    f"default-src 'none'; style-src 'sha256-{_hash(_STYLE)}'; script-src 'sha256-{_hash(_SCRIPT)}'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The ``Content-Security-Policy`` of every page: nothing is loaded from elsewhere, nothing else runs."""


def fill_page(template: str, language: str, **values: object) -> str:
    """A page in ``language``."""
    return fill(
        template,
        style=_STYLE,
        script=_SCRIPT,
        wording=WORDING[language],
        language=language,
        languages=WORDING,
        **values,
    )
