/// The deterministic built-in extractor: real work by simple means, for trying the product without
/// any key.
@NullMarked
package dev.blockdata.models.offline;

import org.jspecify.annotations.NullMarked;
