package dev.blockdata.database;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/// What must be known before the first bean is made: where the home is, which secrets were given,
/// whether the database is elsewhere.
record HomeSettings(Path home, List<String> secrets, boolean embedded) {

    static HomeSettings from(Environment environment) {
        var binder = Binder.get(environment);
        var home = binder.bind("blockdata.home", String.class).orElse("");
        var secret = binder.bind("blockdata.secret", String.class).orElse("");
        var url = binder.bind("spring.datasource.url", String.class).orElse("");
        return new HomeSettings(
                Path.of(home.isBlank() ? ".blockdata" : home.strip()),
                split(secret),
                url.isBlank());
    }

    private static List<String> split(@Nullable String secrets) {
        return secrets == null
                ? List.of()
                : Arrays.stream(secrets.split(",", -1))
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .toList();
    }
}
