package dev.blockdata.integrations;

import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The sorts of other sides that this server knows.
@Component
final class Targets {

    private final Map<Kind, Target> targets = new EnumMap<>(Kind.class);

    Targets(List<Target> all) {
        all.forEach(target -> targets.put(target.kind(), target));
    }

    Target of(Kind kind) {
        var target = targets.get(kind);
        if (target == null) {
            throw Problem.of(
                            ProblemKind.CONFLICT,
                            "This server does not speak to " + kind.wire() + ".")
                    .asException();
        }
        return target;
    }
}
