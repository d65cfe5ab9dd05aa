/// A provider of language models for tests: on loopback, in both dialects, by script.
@NullMarked
package dev.blockdata.models.fake;

import org.jspecify.annotations.NullMarked;
