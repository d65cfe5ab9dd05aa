/// Going out to hosts that people name: where that may lead, and a line that leads nowhere else.
@NullMarked
package dev.blockdata.outbound;

import org.jspecify.annotations.NullMarked;
