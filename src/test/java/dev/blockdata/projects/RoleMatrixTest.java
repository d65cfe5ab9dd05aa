package dev.blockdata.projects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import dev.blockdata.review.Given;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Every route asked by everybody: strangers, members of each role, who was removed, whose token
/// was revoked, and tokens of each scope. What is expected stands in docs/roles.md alone; a route
/// that is missing there, or an id that this test has no thing for, fails it.
@ApplicationTest
class RoleMatrixTest {

    /// A line of docs/roles.md.
    private record Route(String path, String method, String who, String scope) {

        private static final Pattern LINE =
                Pattern.compile("\\| `([^`]+)` \\| ([A-Z]+) \\| (.+) \\| (.+) \\|");

        boolean ofProject() {
            return path.contains("{project_id}");
        }

        Role least() {
            return Role.of(who.split(" ")[0]);
        }

        /// Whether something in it asks for more than the least role.
        boolean asksForMore() {
            return who.contains("(");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final String NOWHERE = "00000000-0000-4000-8000-000000000000";
    private static final String NO_DOCUMENT = "0123456789abcdef".repeat(4);

    @LocalServerPort private int port;

    @Autowired private TestDatabase database;

    private final Map<Role, Browser> members = new LinkedHashMap<>();
    private Circle circle;
    private Map<String, String> things;
    private List<Route> routes;
    private Browser stranger;

    @BeforeEach
    void aProjectWithSomebodyOfEachRole() throws IOException {
        routes =
                Files.readAllLines(Path.of("docs/roles.md")).stream()
                        .map(Route.LINE::matcher)
                        .filter(line -> line.matches())
                        .map(line ->
                                new Route(
                                        line.group(1), line.group(2), line.group(3), line.group(4)))
                        .toList();
        circle = new Circle(port, "ann");
        for (var role : Role.values()) {
            members.put(role, circle.join(role.word(), role.word()));
        }
        stranger = new Circle(port, "ben").owner();
        var given = new Given(database);
        var ann =
                new Member(
                        UUID.fromString(Circle.idOf(circle.owner())),
                        UUID.fromString(circle.id()),
                        Role.OWNER);
        var document = given.document(ann, "Document", 6);
        var run = given.run(ann, document, given.schema(ann.userId(), Given.NOTES));
        given.stage(ann, run, Given::note);
        circle.owner()
                .post(
                        circle.at() + "/runs/" + run + "/confirm",
                        Map.of("block_uids", List.of(document.blockUid(1))))
                .expect(200);
        circle.invite("nobody@example.org", "viewer");
        var integration = circle.pausedHook();
        circle.owner()
                .post(circle.at() + "/integrations/" + integration + "/push", Map.of())
                .expect(200);
        things =
                Map.of(
                        "integration_id",
                        integration,
                        "delivery_id",
                        circle.owner()
                                .get(circle.at() + "/integrations/" + integration + "/deliveries")
                                .expect(200)
                                .json()
                                .at("/items/0/delivery_id")
                                .asString(),
                        "project_id",
                        circle.id(),
                        "source_uid",
                        document.sourceUid(),
                        "run_id",
                        run.toString(),
                        "block_uid",
                        document.blockUid(2),
                        "user_id",
                        Circle.idOf(members.get(Role.VIEWER)),
                        "invitation_id",
                        circle.owner()
                                .get(circle.at() + "/invitations")
                                .json()
                                .at("/items/0/invitation_id")
                                .asString(),
                        "export_id",
                        circle.owner()
                                .post(circle.at() + "/exports", Map.of())
                                .expect(201)
                                .json()
                                .get("export_id")
                                .asString());
    }

    /// With these things of the project, or with ids of nothing in it.
    private String pathOf(Route route, boolean real, String project) {
        return PARAMETER
                        .matcher(route.path())
                        .replaceAll(name -> {
                            assertThat(things)
                                    .as("an id that the matrix has no thing for, in " + route)
                                    .containsKey(name.group(1));
                            return switch (name.group(1)) {
                                case "project_id" -> project;
                                case "source_uid" -> real ? things.get("source_uid") : NO_DOCUMENT;
                                case "block_uid" ->
                                        real ? things.get("block_uid") : NO_DOCUMENT + ":0";
                                case String id -> real ? things.get(id) : NOWHERE;
                            };
                        })
                + (route.path().endsWith("/events") && !real ? "?run_id=" + NOWHERE : "")
                + (route.method().equals("DELETE") && route.path().endsWith("/{project_id}")
                        ? "?confirmed=-1"
                        : "");
    }

    private static Browser.Answer ask(Browser who, Route route, String path) {
        if (route.method().equals("POST") && route.path().endsWith("/documents")) {
            return who.sendAny(
                    "POST",
                    path,
                    BodyPublishers.ofString("--b--\r\n"),
                    Map.of("Content-Type", "multipart/form-data; boundary=b"));
        }
        var body =
                switch (route.method()) {
                    case "GET", "DELETE" -> null;
                    // All of the project, else.
                    default ->
                            route.path().endsWith("{project_id}/dispatch")
                                    ? "{\"schema_id\":\"" + NOWHERE + "\"}"
                                    : "{}";
                };
        return who.send(route.method(), path, body, Map.of());
    }

    private static void expect(
            List<String> wrong, String who, Route route, Browser.Answer answer, boolean right) {
        if (!right) {
            wrong.add(who + ": " + route + " -> " + answer.status() + " " + answer.text());
        }
    }

    private String rows() {
        return List.of(
                        "projects",
                        "project_members",
                        "invitations",
                        "documents",
                        "runs",
                        "block_overlays",
                        "run_events",
                        "overlay_events",
                        "project_events",
                        "exports")
                .stream()
                .map(table ->
                        database.superuserJdbc()
                                .sql(
                                        "select coalesce(string_agg(x, ' ' order by x), '') from (select md5(cast(t as text)) x from app."
                                                + table
                                                + " t where project_id = ?) y")
                                .params(UUID.fromString(circle.id()))
                                .query(String.class)
                                .single())
                .collect(Collectors.joining("\n"));
    }

    private Browser tokenOf(Browser somebody, List<String> scopes, boolean revoked) {
        var wish = new LinkedHashMap<String, Object>(Map.of("name", "t"));
        if (!scopes.isEmpty()) {
            wish.put("scopes", scopes);
        }
        var made = somebody.post("/api/v1/account/tokens", wish).expect(201).json();
        if (revoked) {
            somebody.delete("/api/v1/account/tokens/" + made.get("token_id").asString())
                    .expect(204);
        }
        return Browser.program(port, made.get("token").asString());
    }

    private void awaitExports() {
        org.awaitility.Awaitility.await()
                .until(() ->
                        database.superuserJdbc()
                                .sql(
                                        "select count(*) = 0 from app.exports where project_id = ? and status in ('queued', 'running')")
                                .params(UUID.fromString(circle.id()))
                                .query(Boolean.class)
                                .single());
    }

    @Test
    void theTableNamesEveryRouteOfTheDescription() {
        var described = new TreeSet<String>();
        var api = Browser.stranger(port).get("/v3/api-docs").expect(200).json();
        for (var path : api.get("paths").properties()) {
            for (var method : path.getValue().propertyNames()) {
                described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
            }
        }
        assertThat(routes).hasSizeGreaterThan(60);
        assertThat(routes.stream().map(Route::toString).collect(Collectors.toSet()))
                .containsAll(described);
    }

    @Test
    void whoeverMayNotIsRefusedAndChangesNothing() {
        awaitExports();
        var removed = circle.join("removed", "editor");
        circle.owner().delete(circle.memberPath(removed)).expect(204);
        var nobody = Browser.stranger(port);
        var revoked = tokenOf(circle.owner(), List.of(), true);
        var wrong = new ArrayList<String>();
        var before = rows();
        int asked = 0;
        for (var route : routes) {
            if (!route.ofProject()) {
                continue;
            }
            var path = pathOf(route, true, circle.id());
            for (var who : List.of(nobody, revoked)) {
                var answer = ask(who, route, path);
                expect(wrong, "nobody", route, answer, answer.status() == 401);
            }
            var nothing = ask(stranger, route, pathOf(route, false, NOWHERE));
            for (var who : List.of(stranger, removed)) {
                var answer = ask(who, route, path);
                expect(
                        wrong,
                        "no member",
                        route,
                        answer,
                        answer.problem().equals("not-found")
                                && answer.text().equals(nothing.text()));
            }
            for (var role : Role.values()) {
                if (!role.isAtLeast(route.least())) {
                    var answer = ask(members.get(role), route, path);
                    asked++;
                    expect(
                            wrong,
                            role.word(),
                            route,
                            answer,
                            answer.problem().equals("role-too-low"));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(40);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void whoeverMayIsLetIn() {
        var wrong = new ArrayList<String>();
        for (var route : routes) {
            if (!route.ofProject()) {
                continue;
            }
            for (var role : Role.values()) {
                if (!role.isAtLeast(route.least())) {
                    continue;
                }
                var answer = ask(members.get(role), route, pathOf(route, false, circle.id()));
                boolean mayBeTooLittle = route.asksForMore() && !role.isAtLeast(Role.OWNER);
                expect(
                        wrong,
                        role.word(),
                        route,
                        answer,
                        answer.status() < 500
                                && answer.status() != 401
                                && (answer.status() != 403 || mayBeTooLittle));
            }
        }
        assertThat(wrong).isEmpty();
        circle.owner().get(circle.at()).expect(200);
    }

    @Test
    void aTokenReachesAsFarAsItsScope() {
        var wrong = new ArrayList<String>();
        var reads = tokenOf(circle.owner(), List.of("read"), false);
        var writes = tokenOf(circle.owner(), List.of("write"), false);
        for (var route : routes) {
            if (route.who().equals("nobody") || !things.keySet().containsAll(idsIn(route))) {
                continue;
            }
            var path = pathOf(route, false, circle.id());
            boolean mayRead = route.scope().equals("read");
            boolean mayWrite = mayRead || route.scope().equals("write");
            if (!mayRead || !path.endsWith("/events")) {
                expectScope(wrong, "read", route, ask(reads, route, path), mayRead);
                expectScope(wrong, "write", route, ask(writes, route, path), mayWrite);
                if (!mayWrite) {
                    // One letter that is spelled otherwise is the same route.
                    var spelled = path.replaceFirst("/api/v1/a", "/api/v1/%61");
                    expectScope(wrong, "write", route, ask(writes, route, spelled), false);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> idsIn(Route route) {
        return PARAMETER.matcher(route.path()).results().map(id -> id.group(1)).toList();
    }

    private static void expectScope(
            List<String> wrong, String scope, Route route, Browser.Answer answer, boolean may) {
        boolean refused = answer.problem().equals("insufficient-scope");
        expect(wrong, scope, route, answer, may != refused && answer.status() != 401);
    }

    @Test
    void nobodySignedInReachesNothingThatIsNotForNobody() {
        var wrong = new ArrayList<String>();
        var nobody = Browser.stranger(port);
        var revoked = tokenOf(circle.owner(), List.of(), true);
        for (var route : routes) {
            if (route.who().equals("nobody")) {
                continue;
            }
            var path = PARAMETER.matcher(route.path()).replaceAll(NOWHERE);
            for (var who : List.of(nobody, revoked)) {
                var answer = ask(who, route, path);
                expect(wrong, "nobody", route, answer, answer.status() == 401);
            }
            if (route.who().equals("operator")) {
                var answer = ask(stranger, route, path);
                expect(wrong, "no operator", route, answer, answer.problem().equals("not-found"));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// By how long an answer takes nobody tells either what is another's from what is not there.
    @Test
    void notYoursAndNotThereTakeTheSameTime() {
        var slow = new ArrayList<String>();
        for (var route : routes) {
            if (!route.ofProject() || !route.method().equals("GET")) {
                continue;
            }
            double difference = Double.MAX_VALUE;
            for (int trial = 0; trial < 3 && difference >= 5; trial++) {
                difference = Math.min(difference, differenceOfMedians(route));
            }
            if (difference >= 5) {
                slow.add(route + ": " + difference + " ms");
            }
        }
        assertThat(slow).isEmpty();
    }

    /// In milliseconds, beyond the half that a busy machine adds to any answer.
    private double differenceOfMedians(Route route) {
        var notYours = new ArrayList<Long>();
        var notThere = new ArrayList<Long>();
        var foreign = pathOf(route, true, circle.id());
        var none = pathOf(route, false, NOWHERE);
        for (int i = 0; i < 15; i++) {
            notYours.add(nanos(route, foreign));
            notThere.add(nanos(route, none));
        }
        double beyond = Math.abs(median(notYours) - median(notThere)) - median(notThere) / 2;
        return Math.max(0, beyond) / 1e6;
    }

    private long nanos(Route route, String path) {
        long start = System.nanoTime();
        ask(stranger, route, path).expect(404);
        return System.nanoTime() - start;
    }

    private static double median(List<Long> nanos) {
        return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElseThrow();
    }
}
