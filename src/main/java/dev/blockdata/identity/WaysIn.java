package dev.blockdata.identity;

import java.util.List;

/// The providers by which people may sign in without a password, as the operator set them.
public interface WaysIn {

    /// One of them: where a browser begins, and what people call it.
    record Way(String provider, String name, String path) {}

    List<Way> offered();

    /// What people call a provider, also one that is offered no more.
    String name(String provider);
}
