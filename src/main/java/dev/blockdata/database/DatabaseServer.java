package dev.blockdata.database;

/// A PostgreSQL that serves, embedded or elsewhere.
interface DatabaseServer extends AutoCloseable {

    /// Sees to the database and its roles, and says as whom to come.
    Database prepare();

    /// Stops it, if it is ours to stop.
    @Override
    void close();
}
