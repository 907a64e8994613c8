"""What the accounts refuse to do, in words that can be said in every language of the workbench."""

from saksi.errors import UsageError


class RefusedError(UsageError):
    """Something that is not done. `message` is one of the catalogue; `values` stand in its places `%(name)s`."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message % values if values else message)
        self.message, self.values = message, values
