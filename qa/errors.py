"""The one error tree of Dateline; a message says what happened, with which values, what to do.

DatelineError
├── SourceError      a folder or file of reports is missing, empty or unreadable
├── QuestionError    a question is empty or too long
├── QuestionFileError  a file of questions cannot be read
├── ModelError       the embedding model cannot be loaded, or is not the library's
├── LibraryError     a library is missing, damaged or not a library
├── FigureError      a figure of an evaluation is not what it has to be
├── OutputError      a file of results cannot be written
├── ReaderError      the reader's weights, data or questions cannot be used
├── CitationError    a quote does not stand in its report where it should
├── ServerError      the chat cannot be served where or as it was asked to be
├── RateError        a visitor asks more often than the run allows
└── SignInError      a user or a password is wrong, or there were too many of them
"""


class DatelineError(Exception):
    """Root of the tree; the command line turns it into one line on stderr and `exit_code`."""

    exit_code = 2


class SourceError(DatelineError):
    """A folder or file of reports is missing, empty or unreadable."""


class QuestionError(DatelineError):
    """A question is empty or too long."""


class QuestionFileError(DatelineError):
    """A file of questions cannot be read."""


class FigureError(DatelineError):
    """A figure of an evaluation is not what it has to be: nothing went wrong but the answers."""

    exit_code = 1


class ModelError(DatelineError):
    """The embedding model cannot be loaded, or is not the one the library was built with."""


class LibraryError(DatelineError):
    """A library is missing, damaged or not a library."""


class LibraryNotice(UserWarning):
    """What a library did by itself that its user should know; no error."""


class OutputError(DatelineError):
    """A file of results cannot be written."""


class ReaderError(DatelineError):
    """The reader's weights, data or questions cannot be used."""


class CitationError(DatelineError):
    """A quote does not stand in its report where it should."""


class ServerError(DatelineError):
    """The chat cannot be served where or as it was asked to be."""


class RateError(DatelineError):
    """A visitor asks more often than the run allows."""


class SignInError(DatelineError):
    """A user or a password is wrong, or there were too many of them; `wait` is in seconds."""

    def __init__(self, message: str, wait: int = 0) -> None:
        super().__init__(message)
        self.wait = wait
