package dev.blockdata.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ApplicationTest
class MemberTest {

    @LocalServerPort private int port;

    @Autowired private TestDatabase database;

    private Circle circle;
    private Browser ann;

    @BeforeEach
    void aProjectOfAnn() {
        circle = new Circle(port, "ann");
        ann = circle.owner();
    }

    private List<String> owners() {
        return ann.get(circle.at() + "/members")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .filter(member -> member.get("role").asString().equals("owner"))
                .map(member -> member.get("user_id").asString())
                .toList();
    }

    private long ownersInTheDatabase() {
        return database.superuserJdbc()
                .sql(
                        "select count(*) from app.project_members where project_id = ? and role = 'owner'")
                .params(UUID.fromString(circle.id()))
                .query(Long.class)
                .single();
    }

    @Test
    void aProjectIsHandedOver() {
        var ben = circle.join("ben", "editor");

        JsonNode row = circle.setRole(ann, ben, "owner").expect(200).json();

        assertThat(row.propertyNames())
                .containsExactly("user_id", "display_name", "email", "role", "created_at");
        assertThat(row.get("role").asString()).isEqualTo("owner");
        circle.setRole(ann, ann, "viewer").expect(200);
        assertThat(owners()).containsExactly(Circle.idOf(ben));
        assertThat(circle.setRole(ann, ben, "viewer").expect(403).problem())
                .isEqualTo("role-too-low");
        assertThat(ben.delete(circle.memberPath(ann)).status()).isEqualTo(204);
        ann.get(circle.at()).expect(404);
    }

    @Test
    void theLastOwnerStays() {
        circle.join("ben", "editor");

        assertThat(circle.setRole(ann, ann, "editor").expect(409).problem())
                .isEqualTo("last-owner");
        assertThat(ann.delete(circle.memberPath(ann)).expect(409).problem())
                .isEqualTo("last-owner");

        assertThat(owners()).containsExactly(Circle.idOf(ann));
        circle.setRole(ann, ann, "owner").expect(200);
    }

    @Test
    void ofTwoOwnersWhoStepDownAtOnceOneIsRefused() throws Exception {
        for (int round = 0; round < 10; round++) {
            var race = new Circle(port, "ann");
            var ben = race.join("ben", "owner");
            var barrier = new CyclicBarrier(2);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers =
                        Stream.of(race.owner(), ben)
                                .map(owner -> {
                                    var path = race.memberPath(owner);
                                    return threads.submit(() -> {
                                        barrier.await(20, TimeUnit.SECONDS);
                                        return Circle.put(owner, path, Map.of("role", "viewer"))
                                                .status();
                                    });
                                })
                                .toList();
                assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
                        .containsExactlyInAnyOrder(200, 409);
            }
        }
    }

    /// The same with the other's step held open in the middle, so that it is the same each time.
    @Test
    void whoStepsDownWaitsForWhoDoesSoAlready() throws Exception {
        var ben = circle.join("ben", "owner");
        var walls = database.walls();
        var project = UUID.fromString(circle.id());
        var annsId = UUID.fromString(Circle.idOf(ann));
        var stepped = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first =
                    threads.submit(() ->
                            walls.in(
                                    annsId,
                                    project,
                                    () -> {
                                        var said =
                                                database.jdbc()
                                                        .sql(
                                                                "select app.set_member_role(?, ?, 'viewer')")
                                                        .params(project, annsId)
                                                        .query(String.class)
                                                        .single();
                                        stepped.countDown();
                                        try {
                                            assertThat(mayCommit.await(20, TimeUnit.SECONDS))
                                                    .isTrue();
                                        } catch (InterruptedException e) {
                                            throw new IllegalStateException(e);
                                        }
                                        return said;
                                    }));
            assertThat(stepped.await(20, TimeUnit.SECONDS)).isTrue();
            var second = threads.submit(() -> ben.delete(circle.memberPath(ben)).status());
            TimeUnit.MILLISECONDS.sleep(300);
            assertThat(second.isDone()).as("the second waits for the first").isFalse();
            mayCommit.countDown();
            assertThat(first.get()).isEqualTo("changed");
            assertThat(second.get()).isEqualTo(409);
        }
        assertThat(ownersInTheDatabase()).isOne();
    }

    @Test
    void whateverElseChangesTheMembersTheLastOwnerStays() {
        var root = database.superuserJdbc();
        for (var sql :
                List.of(
                        "update app.project_members set role = 'viewer' where project_id = ?",
                        "delete from app.project_members where project_id = ?")) {
            assertThatThrownBy(() -> root.sql(sql).params(UUID.fromString(circle.id())).update())
                    .hasStackTraceContaining("the last owner");
        }
        assertThat(ownersInTheDatabase()).isOne();
        ann.delete(circle.at()).expect(204);
    }

    @Test
    void belowAnOwnerOneChangesNobodyButMayLeave() {
        var vera = circle.join("vera", "viewer");
        for (var role : List.of("viewer", "reviewer", "editor")) {
            var somebody = circle.join(role, role);
            assertThat(circle.setRole(somebody, vera, "owner").expect(403).problem())
                    .isEqualTo("role-too-low");
            assertThat(circle.setRole(somebody, somebody, "owner").expect(403).problem())
                    .isEqualTo("role-too-low");
            assertThat(somebody.delete(circle.memberPath(vera)).expect(403).problem())
                    .isEqualTo("role-too-low");
            somebody.delete(circle.memberPath(somebody)).expect(204);
            somebody.get(circle.at()).expect(404);
        }
        assertThat(owners()).containsExactly(Circle.idOf(ann));
    }

    @Test
    void aRoleMakesNobodyAMember() {
        var stranger = Browser.signedIn(port, "stranger");
        for (var id : List.of(Circle.idOf(stranger), UUID.randomUUID().toString(), "x")) {
            var path = circle.at() + "/members/" + id;
            Circle.put(ann, path, Map.of("role", "viewer")).expect(404);
            ann.delete(path).expect(404);
        }
        stranger.get(circle.at()).expect(404);
        var error = circle.setRole(ann, ann, "king").expect(422).json().get("errors").get(0);
        assertThat(error.get("pointer").asString()).isEqualTo("/role");
        Circle.put(ann, circle.memberPath(ann), Map.of()).expect(422);
    }

    @Test
    void whoIsRemovedIsOutWithTheNextRequest() {
        var ben = circle.join("ben", "editor");
        var token =
                ben.post("/api/v1/account/tokens", Map.of("name", "t"))
                        .expect(201)
                        .json()
                        .get("token")
                        .asString();
        var program = Browser.program(port, token);
        program.get(circle.at() + "/documents").expect(200);

        ann.delete(circle.memberPath(ben)).expect(204);

        var none = "/api/v1/projects/" + UUID.randomUUID() + "/documents";
        for (var who : List.of(ben, program)) {
            assertThat(who.get(circle.at() + "/documents").expect(404).text())
                    .isEqualTo(who.get(none).expect(404).text());
        }
        assertThat(ben.get("/api/v1/projects").json().get("items").size()).isZero();
    }
}
