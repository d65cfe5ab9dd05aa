/// Confirmed data on its way out.
@NullMarked
package dev.blockdata.export;

import org.jspecify.annotations.NullMarked;
