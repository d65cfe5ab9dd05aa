package dev.blockdata.projects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.http.Browser;
import dev.blockdata.identity.Scopes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The committed table of who may call which route is what the handlers say.
@ApplicationTest
class RolesTableTest {

    private static final Path COMMITTED = Path.of("docs/roles.md");
    private static final String API = "/api/v1/";
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final String HEAD =
            """
            # Who may call what

            Written by `RolesTableTest` from the handlers; `RoleMatrixTest` asks every route as everybody and compares.
            Roles are viewer < reviewer < editor < owner, each with all that stands before it. Below the least role: 403; outside the project: 404.

            | route | method | least role | scope of a token |
            |---|---|---|---|
            """;

    @LocalServerPort private int port;

    @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void theCommittedTableIsWhatTheHandlersSay() throws IOException {
        var table = HEAD + String.join("", lines().values());
        if (Boolean.getBoolean("blockdata.write-api")) {
            Files.writeString(COMMITTED, table);
        }
        assertThat(Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "")
                .as(
                        "docs/roles.md differs from the handlers; after looking at the difference write it anew with "
                                + "./mvnw test -Dskip.web -Dtest=RolesTableTest -Dsurefire.args=-Dblockdata.write-api=true")
                .isEqualTo(table);
    }

    private Map<String, String> lines() {
        var lines = new TreeMap<String, String>();
        var stranger = Browser.stranger(port);
        requestMappingHandlerMapping
                .getHandlerMethods()
                .forEach((route, handler) ->
                        route.getPatternValues().stream()
                                .filter(path -> path.startsWith(API))
                                .forEach(path ->
                                        route.getMethodsCondition()
                                                .getMethods()
                                                .forEach(method ->
                                                        lines.put(
                                                                path + " " + method,
                                                                line(
                                                                        path,
                                                                        method.name(),
                                                                        handler,
                                                                        stranger)))));
        return lines;
    }

    private static String line(
            String path, String method, HandlerMethod handler, Browser stranger) {
        var who = who(path, method, handler, stranger);
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        snake(path),
                        method,
                        who,
                        who.equals("nobody") ? "–" : Scopes.neededFor(method, path));
    }

    private static String who(String path, String method, HandlerMethod handler, Browser stranger) {
        if (path.contains("{" + ProjectDoor.VARIABLE + "}")) {
            var least = handler.getMethodAnnotation(LeastRole.class);
            var more = least == null || least.more().isEmpty() ? "" : " (" + least.more() + ")";
            return ProjectDoor.leastRole(handler).word() + more;
        }
        if (path.startsWith(API + "operator/")) {
            return "operator";
        }
        var somewhere = VARIABLE.matcher(path).replaceAll(UUID.randomUUID().toString());
        return stranger.send(method, somewhere, null, Map.of()).status() == 401
                ? "signed in"
                : "nobody";
    }

    private static String snake(String path) {
        return VARIABLE.matcher(path)
                .replaceAll(name ->
                        "{"
                                + name.group(1)
                                        .replaceAll("([A-Z])", "_$1")
                                        .toLowerCase(Locale.ROOT)
                                + "}");
    }
}
