package dev.blockdata.database;

/// A PostgreSQL that serves, embedded or elsewhere.
interface DatabaseServer extends AutoCloseable {

    /// Sees to the database and its roles, and says as whom to come.
    Database prepare();

    /// Whether this process is the only one that uses it, so that whatever is found claimed at the
    /// start was claimed by a process that is gone.
    boolean exclusive();

    /// Stops it, if it is ours to stop.
    @Override
    void close();
}
