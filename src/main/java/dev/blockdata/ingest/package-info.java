/// The one road from upload to `ingested` or `failed`.
@NullMarked
package dev.blockdata.ingest;

import org.jspecify.annotations.NullMarked;
