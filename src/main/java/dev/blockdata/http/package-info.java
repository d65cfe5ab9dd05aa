/// Manners common to all endpoints: problems, pages, strict JSON, and whose address a request comes
/// from.
@NullMarked
package dev.blockdata.http;

import org.jspecify.annotations.NullMarked;
