/// The keys with which providers are asked: whose they are, and how fast each may be used.
@NullMarked
package dev.blockdata.keys;

import org.jspecify.annotations.NullMarked;
