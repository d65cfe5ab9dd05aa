/// The DoclingDocument model (docling-core, schema version 1.x): written by the built-in converter,
/// read into blocks whoever wrote it. Pure: JSON in and out, without Spring and SQL.
@NullMarked
package dev.blockdata.docling;

import org.jspecify.annotations.NullMarked;
