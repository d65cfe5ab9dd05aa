/// What was uploaded and what it was cut into.
@NullMarked
package dev.blockdata.documents;

import org.jspecify.annotations.NullMarked;
