"""Importing a list of agencies: choose the file, look at what it would do, then decide."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from registry.access import Permission, reader, requires
from registry.errors import Refused
from registry.forms.importing import ConfirmImportForm, UploadForm
from registry.services import importing, submitting, uploading

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
    """What a list would add, change and refuse, and why; a colleague approves what is proposed."""
    kept = uploading.get_upload(upload, user=reader())
    form = ConfirmImportForm()
    if form.submitted():
        try:
            proposal = submitting.submit(kept, form.missing.data, officer=reader())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            uploading.drop(kept, user=reader())
            return redirect(url_for("decisions.show", number=proposal.id))
    result = importing.preview(kept, seen_by=reader())
    if not form.is_submitted():
        form.missing.data = importing.meaning_of(kept)
    page = render_template("imports/preview.html", form=form, upload=kept, result=result)
    return page, 200 if result.stands(kept.about["skip_bad"]) else 422
