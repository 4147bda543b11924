"""How the installation stands is told by indexes, however much was sent, and however much failed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the two indexes."""
    for name, columns, condition in (
        ("ix_deliveries_message_part", ["message", "part"], "state IN ('waiting', 'sending', 'retry')"),
        ("ix_deliveries_reason", ["reason"], "state = 'dead'"),
    ):
        which = sa.text(condition)
        op.create_index(name, "deliveries", columns, sqlite_where=which, postgresql_where=which)
