"""Importing a list of agencies: choose the file, look at what it would do, then decide."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from registry.access import Permission, reader, requires
from registry.forms.importing import ConfirmImportForm, UploadForm
from registry.services import importing, uploading

bp = Blueprint("imports", __name__, url_prefix="/<lang>/office/import")


@bp.route("/", methods=["GET", "POST"])
@requires(Permission.AGENCY_IMPORT)
def new() -> tuple[str, int] | Response:
    """Choose a list and how to read it; nothing is written yet."""
    form = UploadForm()
    form.offer(importing.list_maps(seen_by=reader()))
    if form.submitted():
        about = {
            "name": form.file.data.filename,
            "map": form.map.data,
            "skip_bad": form.skip_bad.data,
        }
        kept = uploading.keep(form.file.data.read(), about, user=reader())
        return redirect(url_for("imports.preview", upload=kept.token))
    return render_template("imports/new.html", form=form), form.status


@bp.route("/<upload>", methods=["GET", "POST"])
@requires(Permission.AGENCY_IMPORT)
def preview(upload: str) -> tuple[str, int] | Response:
    """What a list would add, change and refuse, and why; it is recorded once confirmed."""
    kept = uploading.get_upload(upload, user=reader())
    form = ConfirmImportForm()
    if form.submitted():
        result = importing.load(kept, seen_by=reader())
        if result.stands(kept.about["skip_bad"]):
            uploading.drop(kept, user=reader())
            flash(
                _(
                    "The list is in: added %(added)s, changed %(changed)s, unchanged"
                    " %(unchanged)s, refused %(refused)s.",
                    added=result.added,
                    changed=result.changed,
                    unchanged=result.unchanged,
                    refused=result.refused_rows,
                )
            )
            return redirect(url_for("agencies.index"))
    result = importing.preview(kept, seen_by=reader())
    page = render_template("imports/preview.html", form=form, upload=kept, result=result)
    return page, 200 if result.stands(kept.about["skip_bad"]) else 422
