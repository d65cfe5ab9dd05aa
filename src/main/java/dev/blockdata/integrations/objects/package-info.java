/// Confirmed runs as Parquet files in a bucket of whoever speaks S3, with a manifest beside them.
@NullMarked
package dev.blockdata.integrations.objects;

import org.jspecify.annotations.NullMarked;
