package dev.blockdata.integrations.neo4j;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A confirmed block as a part of a graph.
///
/// @param properties what its node tells; null takes away what an earlier value had left
record GraphBlock(String uid, Map<String, @Nullable Object> properties, List<Link> links) {

    /// A node beside it.
    ///
    /// @param rule the number of the mapping's rule that says so
    record Link(int rule, Object key, Map<String, Object> properties) {}
}
