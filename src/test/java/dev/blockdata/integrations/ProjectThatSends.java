package dev.blockdata.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import dev.blockdata.projects.Member;
import dev.blockdata.review.Given;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/// A project with a run of six blocks that are all staged, whose deliveries go out at once and are
/// tried again soon.
@ApplicationTest
@TestPropertySource(
        properties = {
            "blockdata.allowed-hosts=127.0.0.1,localhost",
            "blockdata.deliveries.poll=50ms",
            "blockdata.deliveries.first-pause=100ms",
            "blockdata.deliveries.longest-pause=300ms",
            "blockdata.deliveries.max-attempts=7",
            "blockdata.deliveries.lease=20s",
            "blockdata.deliveries.deadline=1s"
        })
public abstract class ProjectThatSends {

    @LocalServerPort int port;

    @Autowired TestDatabase database;

    Given given;
    Member ann;
    Browser owner;
    Given.Doc doc;
    UUID schema;
    UUID run;

    @BeforeEach
    void begin() {
        given = new Given(database);
        var user = given.user("ann");
        ann = given.project(user);
        owner = Browser.program(port, given.token(user));
        doc = given.document(ann, "Rules " + UUID.randomUUID(), 6);
        schema = given.schema(user, Given.NOTES);
        run = given.run(ann, doc, schema);
        given.stage(ann, run, Given::note);
    }

    @AfterEach
    void pauseAll() {
        database.superuserJdbc().sql("update app.integrations set paused = true").update();
    }

    String at(String path) {
        return "/api/v1/projects/" + ann.projectId() + path;
    }

    void confirm(int... indexes) {
        var uids = Arrays.stream(indexes).mapToObj(doc::blockUid).toList();
        owner.post(at("/runs/" + run + "/confirm"), Map.of("block_uids", uids)).expect(200);
    }

    void reopen(int... indexes) {
        var uids = Arrays.stream(indexes).mapToObj(doc::blockUid).toList();
        owner.post(at("/runs/" + run + "/reopen"), Map.of("block_uids", uids)).expect(200);
    }

    List<String> exported(int... indexes) {
        var lines = owner.get(at("/runs/" + run + "/export")).expect(200).text().lines().toList();
        return Arrays.stream(indexes).mapToObj(lines::get).toList();
    }

    List<JsonNode> deliveries(String hook) {
        return owner.get(at("/integrations/" + hook + "/deliveries"))
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .toList();
    }

    JsonNode awaitNewest(String hook, Predicate<JsonNode> enough) throws Exception {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            var all = deliveries(hook);
            if (!all.isEmpty() && enough.test(all.getFirst())) {
                return all.getFirst();
            }
            assertThat(System.nanoTime()).as("still " + all).isLessThan(until);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    static Predicate<JsonNode> status(String status) {
        return delivery -> delivery.get("status").asString().equals(status);
    }
}
