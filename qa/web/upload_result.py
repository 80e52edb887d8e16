"""What came of uploaded files, as HTML."""

from collections.abc import Sequence

from qa.indexing.uploads import Upload
from qa.web.markup import escape_line

# An archive of many bad records is told by its first.
_MOST_REASONS = 5


def draw_uploads(uploads: Sequence[Upload]) -> str:
    """Return the result of each of `uploads` as an item of a list."""
    items = "".join(map(_draw_upload, uploads))
    return f'<div role="status"><ul class="uploads" aria-label="Dropped files">{items}</ul></div>'


def _draw_upload(upload: Upload) -> str:
    count = f": {upload.reports:,} report{'' if upload.reports == 1 else 's'}"
    reasons = "".join(f"<li>{escape_line(each)}</li>" for each in upload.reasons[:_MOST_REASONS])
    more = len(upload.reasons) - _MOST_REASONS
    rest = f"<li>and {more:,} more</li>" if more > 0 else ""
    return (
        f'<li class="upload-{upload.outcome.name.lower()}"><b>{escape_line(upload.name)}</b> '
        f"<span>{upload.outcome}{count if upload.reports else ''}</span>"
        f"{f'<ul>{reasons}{rest}</ul>' if reasons else ''}</li>"
    )
