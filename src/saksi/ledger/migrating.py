"""Bringing a ledger of an older version to the present one, by the steps in migrations/versions."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, update

from saksi.ledger.tables import SCHEMA_VERSION, about

FOLDER = Path(__file__).parent / "migrations"


def migrate(connection: Connection, version: int) -> None:
    """Bring the tables from a version to the present one, in the transaction that is open: whole or not at all."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.stamp(config, str(version))
    command.upgrade(config, "head")
    # an older Saksi looks at this number, and refuses
    connection.execute(update(about).where(about.c.name == "schema").values(value=str(SCHEMA_VERSION)))
