from pathlib import Path

import pytest
from archives import write_archive


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of 103 reports that no test changes."""
    return write_archive(tmp_path_factory.mktemp("archive") / "docs")
