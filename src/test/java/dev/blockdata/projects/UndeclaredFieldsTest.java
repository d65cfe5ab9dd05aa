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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Each verb of docs/api.json that takes a body takes the fields that stand there and no other,
/// whatever columns there are: mass assignment, tried with all of them.
@ApplicationTest
class UndeclaredFieldsTest {

    /// A verb, and the fields that its body may have.
    private record Verb(String method, String path, Set<String> declared) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static final List<String> TABLES =
            List.of(
                    "projects",
                    "project_members",
                    "invitations",
                    "documents",
                    "blocks",
                    "schemas",
                    "runs",
                    "block_overlays",
                    "dispatches",
                    "exports",
                    "project_events",
                    "run_events",
                    "overlay_events",
                    "users");
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort private int port;
    @Autowired private TestDatabase database;

    private Circle circle;
    private Map<String, String> things;

    @BeforeEach
    void aProject() {
        circle = new Circle(port, "ann");
        var member = circle.join("ben", "viewer");
        var given = new Given(database);
        var ann =
                new Member(
                        UUID.fromString(Circle.idOf(circle.owner())),
                        UUID.fromString(circle.id()),
                        Role.OWNER);
        var document = given.document(ann, "Document", 6);
        var run = given.run(ann, document, given.schema(ann.userId(), Given.NOTES));
        given.stage(ann, run, Given::note);
        things =
                Map.of(
                        "project_id", circle.id(),
                        "integration_id", circle.pausedHook(),
                        "source_uid", document.sourceUid(),
                        "run_id", run.toString(),
                        "block_uid", document.blockUid(2),
                        "user_id", Circle.idOf(member));
    }

    private static JsonNode api() throws IOException {
        return JSON.readTree(Files.readString(Path.of("docs/api.json")));
    }

    /// Those of projects with what is in them.
    private static List<Verb> verbs() throws IOException {
        var api = api();
        var verbs = new ArrayList<Verb>();
        for (var path : api.get("paths").properties()) {
            for (var verb : path.getValue().properties()) {
                var reference =
                        verb.getValue()
                                .at("/requestBody/content/application~1json/schema/$ref")
                                .asString("");
                if (path.getKey().startsWith("/api/v1/projects") && !reference.isEmpty()) {
                    verbs.add(
                            new Verb(
                                    verb.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    Set.copyOf(
                                            api.at(reference.substring(1) + "/properties")
                                                    .propertyNames())));
                }
            }
        }
        return verbs;
    }

    /// Every column, and what an attacker would try besides.
    private Set<String> fields() {
        var fields =
                new TreeSet<>(
                        List.of(
                                "members",
                                "owner",
                                "admin",
                                "permissions",
                                "confirmed",
                                "is_admin"));
        for (var table : TABLES) {
            fields.addAll(
                    database.superuserJdbc()
                            .sql(
                                    "select column_name from information_schema.columns where table_schema = 'app' and table_name = :table")
                            .param("table", table)
                            .query(String.class)
                            .list());
        }
        assertThat(fields).contains("user_id", "role", "project_id", "status", "confirmed_by");
        return fields;
    }

    private String rows() {
        return TABLES.stream()
                .filter(table -> !table.equals("users") && !table.equals("schemas"))
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

    private String pathOf(Verb verb) {
        return PARAMETER
                .matcher(verb.path())
                .replaceAll(name -> {
                    assertThat(things).as(verb.toString()).containsKey(name.group(1));
                    return things.get(name.group(1));
                });
    }

    @Test
    void noVerbOfAProjectTakesWhatItDoesNotDeclare() throws IOException {
        var verbs = verbs();
        assertThat(verbs).hasSizeGreaterThan(15);
        assertThat(verbs).extracting(Verb::method).contains("POST", "PATCH", "PUT");
        var fields = fields();
        var before = rows();
        var wrong = new ArrayList<String>();
        for (var verb : verbs) {
            for (var field : fields) {
                if (verb.declared().contains(field)) {
                    continue;
                }
                var answer =
                        circle.owner()
                                .send(
                                        verb.method(),
                                        pathOf(verb),
                                        JSON.writeValueAsString(Map.of(field, "owner")),
                                        Map.of());
                if (answer.status() != 422
                        || !answer.json()
                                .get("errors")
                                .findValuesAsString("pointer")
                                .equals(List.of("/" + field))) {
                    wrong.add(verb + " " + field + " -> " + answer.status() + answer.text());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void anUploadTakesNoFieldOfTheRow() {
        var before = rows();
        var wrong = new ArrayList<String>();
        for (var field : fields()) {
            if (field.equals("title")) {
                continue;
            }
            var answer =
                    circle.owner()
                            .sendAny(
                                    "POST",
                                    circle.at() + "/documents",
                                    BodyPublishers.ofString(
                                            """
                                            --b\r
                                            Content-Disposition: form-data; name="file"; filename="a.md"\r
                                            \r
                                            # Another\r
                                            --b\r
                                            Content-Disposition: form-data; name="%s"\r
                                            \r
                                            owner\r
                                            --b--\r
                                            """
                                                    .formatted(field)),
                                    Map.of("Content-Type", "multipart/form-data; boundary=b"));
            if (answer.status() != 422) {
                wrong.add(field + " -> " + answer.status() + " " + answer.text());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(rows()).isEqualTo(before);
    }

    /// An artifact may name anything; what it names belongs to it, and to nothing around it.
    @Test
    void whatAnArtifactNamesIsTheArtifactsAlone() {
        var artifact = JSON.createObjectNode();
        var other = Circle.idOf(Browser.signedIn(port, "other"));
        fields().forEach(field -> artifact.put(field, other));
        artifact.put("schema_ref", "planted").put("schema_id", other).put("owner_id", other);
        artifact.putObject("properties").putObject("a").put("type", "string");
        var made =
                circle.owner()
                        .send("POST", "/api/v1/schemas", artifact.toString(), Map.of())
                        .expect(201)
                        .json();
        var row =
                database.superuserJdbc()
                        .sql(
                                "select owner_id, created_at > now() - interval '1 hour' as fresh from app.schemas where schema_id = :id")
                        .param("id", UUID.fromString(made.get("schema_id").asString()))
                        .query()
                        .singleRow();
        assertThat(row.get("owner_id")).hasToString(Circle.idOf(circle.owner()));
        assertThat(row.get("fresh")).isEqualTo(true);
        assertThat(made.get("schema_id").asString()).isNotEqualTo(other);
    }
}
