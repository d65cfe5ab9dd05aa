/// The DoclingDocument model (docling-core, schema version 1.x): written by the built-in converter
/// or by a docling-serve, whose client is here too, and cut into blocks whoever wrote it.
@NullMarked
package dev.blockdata.docling;

import org.jspecify.annotations.NullMarked;
