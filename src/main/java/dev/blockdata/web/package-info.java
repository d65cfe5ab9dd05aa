/// The front door of the web client: its page, its files, and what a browser may do with them.
@NullMarked
package dev.blockdata.web;

import org.jspecify.annotations.NullMarked;
