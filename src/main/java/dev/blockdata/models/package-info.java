/// Language models: strangers behind one small interface, how they are asked, and how their answers
/// are understood.
@NullMarked
package dev.blockdata.models;

import org.jspecify.annotations.NullMarked;
