/// Text to blocks with exact byte positions, and edits back into text; pure Java, without Spring,
/// SQL or JSON.
@NullMarked
package dev.blockdata.blocks;

import org.jspecify.annotations.NullMarked;
