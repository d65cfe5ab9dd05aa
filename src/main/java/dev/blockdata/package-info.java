/// The front door.
@NullMarked
package dev.blockdata;

import org.jspecify.annotations.NullMarked;
