/// Claim, ask the model, settle; models are strangers behind one small interface.
@NullMarked
package dev.blockdata.worker;

import org.jspecify.annotations.NullMarked;
