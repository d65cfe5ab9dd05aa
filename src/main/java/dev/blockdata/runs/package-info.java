/// One schema applied to one document; the life of every overlay.
@NullMarked
package dev.blockdata.runs;

import org.jspecify.annotations.NullMarked;
