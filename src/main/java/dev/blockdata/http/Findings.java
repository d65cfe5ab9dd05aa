package dev.blockdata.http;

import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong in a body, so that a person hears of everything at once.
public final class Findings {

    private final List<Finding> list = new ArrayList<>();

    /// Notes the message unless the condition holds.
    public Findings require(boolean holds, String pointer, String message) {
        if (!holds) {
            list.add(new Finding(pointer, message));
        }
        return this;
    }

    /// What was noted, in the order of that.
    public List<Finding> all() {
        return List.copyOf(list);
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    /// Ends the request with 422 when anything was noted.
    public void throwIfAny() {
        if (!list.isEmpty()) {
            throw new ProblemException(new Problem.Invalid(list));
        }
    }
}
