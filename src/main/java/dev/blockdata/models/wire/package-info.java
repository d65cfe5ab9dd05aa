/// What the dialects of language models have in common: forms to be filled in, answers taken apart
/// as they were written, and failures understood.
@NullMarked
package dev.blockdata.models.wire;

import org.jspecify.annotations.NullMarked;
