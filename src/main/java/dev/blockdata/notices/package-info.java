/// What people are told about the work that they started: on the page, and by mail.
@NullMarked
package dev.blockdata.notices;

import org.jspecify.annotations.NullMarked;
