/// The home on disk, the PostgreSQL in it or elsewhere, the roles, the pools and the one way into a
/// transaction.
@NullMarked
package dev.blockdata.database;

import org.jspecify.annotations.NullMarked;
