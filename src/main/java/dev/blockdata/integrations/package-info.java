/// Confirmed data on its way to other programs: where it goes, what waits, what was sent.
@NullMarked
package dev.blockdata.integrations;

import org.jspecify.annotations.NullMarked;
