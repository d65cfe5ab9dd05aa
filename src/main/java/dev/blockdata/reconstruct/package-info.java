/// The revised document, put together from the original bytes and what was confirmed.
@NullMarked
package dev.blockdata.reconstruct;

import org.jspecify.annotations.NullMarked;
