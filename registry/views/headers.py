"""What every answer tells the browser: whom to trust, what to keep, and nothing about the reader.

A page loads nothing from elsewhere, runs no script, stands in nobody's frame, and tells other
sites nothing of where the reader came from.
"""

from flask import Response, request

from registry.pagecache import KEEP

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'none'",
        "img-src 'self' data:",  # the second factor's picture to scan
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer": over https a form is accepted only with our own page as its referrer.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
A_YEAR = 365 * 24 * 60 * 60


def keep(response: Response) -> Response:
    """Mark an answer that is the same for everybody as one that may be kept."""
    request.environ[KEEP] = True
    response.headers["Cache-Control"] = "no-cache"
    return response


def secure(response: Response) -> Response:
    """Put the headers on an answer; one that is not marked as the same for all is not stored."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", f"max-age={A_YEAR}")
    if request.endpoint == "static" and "v" in request.args and response.status_code == 200:
        request.environ[KEEP] = True
        response.direct_passthrough = False
        response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    elif KEEP not in request.environ and request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "no-store")
    return response
