/// The grid that a person works in, and their verbs.
@NullMarked
package dev.blockdata.review;

import org.jspecify.annotations.NullMarked;
