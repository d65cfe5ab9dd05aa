/// What changes in the database, as event streams for browsers.
@NullMarked
package dev.blockdata.realtime;

import org.jspecify.annotations.NullMarked;
