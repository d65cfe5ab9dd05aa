/// The shelf that documents stand on: projects, their members, and who may do what in them.
@NullMarked
package dev.blockdata.projects;

import org.jspecify.annotations.NullMarked;
