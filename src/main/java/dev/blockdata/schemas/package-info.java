/// Registered artifacts, deduplicated by hash: what a schema is, how it is checked, and what answer
/// it asks for.
@NullMarked
package dev.blockdata.schemas;

import org.jspecify.annotations.NullMarked;
