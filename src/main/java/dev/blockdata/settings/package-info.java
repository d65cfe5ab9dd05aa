/// What the installation is told from outside: checked at the start, and shown to operators.
@NullMarked
package dev.blockdata.settings;

import org.jspecify.annotations.NullMarked;
