/// The chat completions dialect, by OpenAI's own library, for whoever speaks it.
@NullMarked
package dev.blockdata.models.openai;

import org.jspecify.annotations.NullMarked;
