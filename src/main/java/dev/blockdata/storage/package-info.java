/// Bytes by key, nothing about meaning.
@NullMarked
package dev.blockdata.storage;

import org.jspecify.annotations.NullMarked;
