package dev.blockdata.runs;

import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// An owner at a browser with a project of their own, for tests of the routes of runs.
final class RunDesk {

    final Given given;
    final Browser owner;
    final UUID user;
    final UUID project;
    final String at;

    RunDesk(int port, TestDatabase database) {
        given = new Given(database);
        owner = Browser.signedIn(port, "owner");
        user = userOf(owner);
        project = given.project(user);
        at = "/api/v1/projects/" + project;
    }

    String run(int blocks) {
        String source = given.document(user, project, blocks);
        return at
                + "/runs/"
                + owner.post(at + "/runs", Map.of("source_uid", source, "schema_id", register()))
                        .expect(201)
                        .json()
                        .get("run_id")
                        .asString();
    }

    String register() {
        String ref = "s" + UUID.randomUUID().toString().replace("-", "");
        return owner.send("POST", "/api/v1/schemas", Given.SCHEMA.formatted(ref), Map.of())
                .expect(201)
                .json()
                .get("schema_id")
                .asString();
    }

    JsonNode progress(String schema) {
        return owner.get(at + "/progress?schema_id=" + schema).expect(200).json();
    }

    void awaitStatus(String run, String status) {
        for (int look = 0; look < 400; look++) {
            if (owner.get(run).expect(200).json().get("status").asString().equals(status)) {
                return;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError(owner.get(run).text());
    }

    static UUID userOf(Browser browser) {
        return UUID.fromString(
                browser.get("/api/v1/auth/session")
                        .expect(200)
                        .json()
                        .get("user")
                        .get("user_id")
                        .asString());
    }
}
