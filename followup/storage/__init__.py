"""The only room with SQL: the encrypted log on disk, its keys, its upgrades and its backups.

Importing this room costs next to nothing. SQLAlchemy comes in with the first transaction, Alembic only when a log is
made or upgraded, cryptography only when a passphrase is asked for.
"""
