/// Who is asking, and how they got in: accounts, browser sessions, personal tokens.
@NullMarked
package dev.blockdata.identity;

import org.jspecify.annotations.NullMarked;
