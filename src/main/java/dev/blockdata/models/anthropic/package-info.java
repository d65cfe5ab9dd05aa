/// The Messages dialect, by Anthropic's own library.
@NullMarked
package dev.blockdata.models.anthropic;

import org.jspecify.annotations.NullMarked;
