/// Claim, ask the model, settle.
@NullMarked
package dev.blockdata.worker;

import org.jspecify.annotations.NullMarked;
