/// Confirmed blocks as a graph in Neo4j: what becomes a node, a property, a relationship, and how
/// it gets there.
@NullMarked
package dev.blockdata.integrations.neo4j;

import org.jspecify.annotations.NullMarked;
