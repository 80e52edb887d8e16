"""Files that are written whole or not at all."""

from pathlib import Path

from qa.errors import OutputError


def replace_file(path: Path, text: str) -> None:
    """Write `text` to `path`, which is replaced whole or left as it was.

    Raises:
        OutputError: `path` cannot be written.
    """
    partial = path.with_name(f"{path.name}.partial")
    try:
        partial.write_text(text, encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        message = f"cannot write {path} ({error.strerror})"
        raise OutputError(f"{message}; choose another file") from error
