package dev.blockdata.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A refusal that we expect, with what the caller is told; becomes RFC 9457 problem details.
///
/// Only `detail` and the members go out: never SQL, class names, prompts or another person's data.
public sealed interface Problem {

    ProblemKind kind();

    /// One or two sentences for a person.
    String detail();

    /// What stands beside the standard members, in snake_case.
    default Map<String, Object> members() {
        return Map.of();
    }

    /// Headers that belong to this refusal.
    default Map<String, String> headers() {
        return Map.of();
    }

    /// A refusal of which there is nothing to say but its kind and a sentence.
    static Problem of(ProblemKind kind, String detail) {
        return new Plain(kind, detail);
    }

    /// Not there, or not yours: the same answer for both.
    static Problem notFound() {
        return new Plain(ProblemKind.NOT_FOUND, "There is nothing here that you can see.");
    }

    /// A body with one thing wrong in it.
    static Problem invalid(String pointer, String message) {
        return new Invalid(List.of(new Finding(pointer, message)));
    }

    /// The whole body as it goes out.
    default Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", kind().type());
        body.put("title", kind().title());
        body.put("status", kind().status().value());
        body.put("detail", detail());
        body.putAll(members());
        return body;
    }

    /// The exception that carries this out of any depth.
    default ProblemException asException() {
        return new ProblemException(this);
    }

    /// A kind and a sentence.
    record Plain(ProblemKind kind, String detail) implements Problem {}

    /// A body that parses and is wrong.
    record Invalid(ProblemKind kind, List<Finding> errors) implements Problem {

        public Invalid {
            errors = List.copyOf(errors);
        }

        public Invalid(List<Finding> errors) {
            this(ProblemKind.INVALID, errors);
        }

        @Override
        public String detail() {
            return errors.size() == 1
                    ? "One value in the request is not valid."
                    : errors.size() + " values in the request are not valid.";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("errors", errors);
        }
    }

    /// A refusal that tells how many rows stand in the way, under a name of its own (`confirmed`,
    /// `runs`).
    record InTheWay(ProblemKind kind, String detail, String name, long count) implements Problem {

        /// What a person confirmed would go: ask again with `?confirmed=` and this number.
        public static InTheWay confirmed(long count) {
            return new InTheWay(
                    ProblemKind.CONFIRMED_DATA,
                    "This would delete "
                            + count
                            + " confirmed "
                            + (count == 1 ? "block" : "blocks")
                            + ". Repeat the request with ?confirmed="
                            + count
                            + " to do so.",
                    "confirmed",
                    count);
        }

        @Override
        public Map<String, Object> members() {
            return Map.of(name, count);
        }
    }

    /// The path is there, but not for this method.
    record MethodNotAllowed(List<String> allowed) implements Problem {

        public MethodNotAllowed {
            allowed = List.copyOf(allowed);
        }

        @Override
        public ProblemKind kind() {
            return ProblemKind.METHOD_NOT_ALLOWED;
        }

        @Override
        public String detail() {
            return allowed.isEmpty()
                    ? "This method is not allowed."
                    : "Allowed here: " + String.join(", ", allowed) + ".";
        }

        @Override
        public Map<String, String> headers() {
            return allowed.isEmpty() ? Map.of() : Map.of("Allow", String.join(", ", allowed));
        }
    }

    /// Later, please: the kind is one of the busy ones.
    record Later(ProblemKind kind, String detail, Duration after) implements Problem {

        @Override
        public Map<String, String> headers() {
            return Map.of("Retry-After", Long.toString(Math.max(1, after.toSeconds())));
        }
    }

    /// A surprise: bland words, and an incident id that stands in the log too.
    record Internal(UUID incident) implements Problem {

        @Override
        public ProblemKind kind() {
            return ProblemKind.INTERNAL;
        }

        @Override
        public String detail() {
            return "The server could not do this. The incident id tells whoever runs it where to look.";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("incident", incident);
        }
    }
}
