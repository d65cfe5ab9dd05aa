/// Files that pandoc reads where it is installed: the program, and its syntax tree (pandoc-types
/// 1.22 and later) cut into blocks.
@NullMarked
package dev.blockdata.pandoc;

import org.jspecify.annotations.NullMarked;
