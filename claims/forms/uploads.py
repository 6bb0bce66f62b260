"""Files that come with a form."""

from django.core.files.uploadhandler import FileUploadHandler

#: Bytes of a file that may be handed in.
LARGEST = 20_000_000


class CappedUploadHandler(FileUploadHandler):
    """Stands before Django's own handlers: of a file that is too large, what is beyond the limit is kept nowhere.

    The form sees a file just above the limit, and says so in words.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """The next piece, for the handlers behind; None for none of them."""
        return raw_data if start <= LARGEST else None

    def file_complete(self, file_size: int) -> None:
        """The handlers behind have the file."""
