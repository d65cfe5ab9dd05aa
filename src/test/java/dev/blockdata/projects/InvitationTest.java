package dev.blockdata.projects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import dev.blockdata.identity.OneTimeToken;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class InvitationTest {

    @LocalServerPort private int port;

    @Autowired private TestDatabase database;

    private Circle circle;
    private Browser ann;
    private Browser ben;

    @BeforeEach
    void aProjectOfAnn() {
        circle = new Circle(port, "ann");
        ann = circle.owner();
        ben = Browser.signedIn(port, "ben");
    }

    private String invitations() {
        return circle.at() + "/invitations";
    }

    private static String nobody() {
        return "nobody-" + UUID.randomUUID() + "@example.org";
    }

    private String roleOf(Browser somebody) {
        return somebody.get(circle.at()).expect(200).json().get("role").asString();
    }

    @Test
    void aLinkLetsInOnce() {
        var email = nobody();
        var made =
                ann.post(
                                invitations(),
                                Map.of("email", " " + email.toUpperCase(), "role", "editor"))
                        .expect(202)
                        .json();
        assertThat(made.propertyNames())
                .containsExactly("invitation_id", "email", "role", "expires_at", "link");
        assertThat(made.get("email").asString()).isEqualTo(email);
        var link = made.get("link").asString();
        assertThat(link)
                .matches("http://localhost:" + port + "/invitation#token=[A-Za-z0-9_-]{43}");
        var token = link.substring(link.indexOf('=') + 1);

        var seen = Circle.look(Browser.stranger(port), token).expect(200).json();
        assertThat(seen.propertyNames())
                .containsExactly("project_name", "invited_by_name", "email", "role", "expires_at");
        assertThat(seen.get("project_name").asString()).isEqualTo("Shelf");
        assertThat(seen.get("role").asString()).isEqualTo("editor");
        assertThat(seen.get("expires_at")).isEqualTo(made.get("expires_at"));

        Circle.accept(Browser.stranger(port), token).expect(401);
        var accepted = Circle.accept(ben, token).expect(200).json();
        assertThat(accepted.toString())
                .isEqualTo("{\"project_id\":\"" + circle.id() + "\",\"role\":\"editor\"}");
        assertThat(roleOf(ben)).isEqualTo("editor");

        var other = Browser.signedIn(port, "other");
        assertThat(Circle.accept(other, token).expect(410).problem()).isEqualTo("link-spent");
        other.get(circle.at()).expect(404);
    }

    @Test
    void onlyItsHashIsKept() {
        var token = circle.invite(nobody(), "viewer");
        var kept =
                database.superuserJdbc()
                        .sql(
                                """
                                select (select string_agg(i::text, ' ') from app.invitations i) || (select coalesce(string_agg(m::text, ' '), '') from app.mails m)
                                       || (select string_agg(e::text, ' ') from app.project_events e)
                                """)
                        .query(String.class)
                        .single();
        assertThat(kept)
                .doesNotContain(token)
                .contains(java.util.HexFormat.of().formatHex(OneTimeToken.hash(token)));
    }

    @Test
    void ofFiftyAcceptsByTwoAccountsExactlyOneSucceeds() throws Exception {
        var token = circle.invite(nobody(), "reviewer");
        var other = Browser.signedIn(port, "other");
        var barrier = new CyclicBarrier(50);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var accepts =
                    IntStream.range(0, 50)
                            .mapToObj(i ->
                                    (Callable<Integer>)
                                            () -> {
                                                barrier.await(30, TimeUnit.SECONDS);
                                                return Circle.accept(
                                                                i % 2 == 0 ? ben : other, token)
                                                        .status();
                                            })
                            .toList();
            var statuses =
                    threads.invokeAll(accepts).stream().map(answer -> answer.resultNow()).toList();
            assertThat(Collections.frequency(statuses, 200)).isOne();
            assertThat(Collections.frequency(statuses, 410)).isEqualTo(49);
        }
        assertThat(ann.get(circle.at() + "/members").json().get("items").size()).isEqualTo(2);
    }

    @Test
    void aSpentAnOldAndAnUnknownLinkAreAlike() {
        var replaced = circle.invite("vera@example.org", "viewer");
        var current = circle.invite("Vera@Example.org", "editor");
        var old = circle.invite(nobody(), "viewer");
        database.superuserJdbc()
                .sql("update app.invitations set expires_at = now() where token_hash = ?")
                .params(OneTimeToken.hash(old))
                .update();
        var withdrawn = circle.invite(nobody(), "viewer");
        var listed = ann.get(invitations()).expect(200).json().get("items");
        assertThat(listed.size()).isEqualTo(2);
        assertThat(listed.get(0).propertyNames())
                .containsExactly(
                        "invitation_id",
                        "email",
                        "role",
                        "invited_by_name",
                        "created_at",
                        "expires_at");
        var path = invitations() + "/" + listed.get(1).get("invitation_id").asString();
        ann.delete(path).expect(204);
        ann.delete(path).expect(404);

        var unknown = Circle.look(ben, "x".repeat(43)).expect(410);
        for (var token : List.of(replaced, old, withdrawn, "", "x".repeat(5000))) {
            assertThat(Circle.look(ben, token).expect(410).text()).isEqualTo(unknown.text());
            assertThat(Circle.accept(ben, token).expect(410).text()).isEqualTo(unknown.text());
        }
        ben.get(circle.at()).expect(404);
        assertThat(Circle.accept(ben, current).expect(200).json().get("role").asString())
                .isEqualTo("editor");
        ben.post("/api/v1/invitations/accept", Map.of()).expect(422);
    }

    @Test
    void acceptingRaisesARoleAndNeverLowersOne() {
        var forSomebodyElse = circle.invite(nobody(), "reviewer");
        var vera = circle.join("vera", "viewer");

        assertThat(Circle.accept(ann, forSomebodyElse).expect(200).json().get("role").asString())
                .isEqualTo("owner");
        assertThat(roleOf(ann)).isEqualTo("owner");
        // It gave Ann nothing, and is there for whom it was made.
        assertThat(Circle.accept(vera, forSomebodyElse).expect(200).json().get("role").asString())
                .isEqualTo("reviewer");
        assertThat(roleOf(vera)).isEqualTo("reviewer");
        Circle.accept(ben, forSomebodyElse).expect(410);
    }

    @Test
    void whoMayInviteNobodyAnyMoreLeavesNoLinkBehind() {
        var eva = circle.join("eva", "owner");
        for (var change : List.of("editor", "gone")) {
            circle.setRole(ann, eva, "owner").expect(200);
            var link =
                    eva.post(invitations(), Map.of("email", nobody(), "role", "owner"))
                            .expect(202)
                            .json()
                            .get("link")
                            .asString();
            var token = link.substring(link.indexOf('=') + 1);
            Circle.look(ben, token).expect(200);
            if (change.equals("gone")) {
                ann.delete(circle.memberPath(eva)).expect(204);
            } else {
                circle.setRole(ann, eva, change).expect(200);
            }
            Circle.accept(eva, token).expect(410);
            Circle.accept(ben, token).expect(410);
        }
    }

    @Test
    void whoIsInAlreadyIsNotAskedIn() {
        circle.join("vera", "viewer");
        var vera =
                ann.get(circle.at() + "/members")
                        .json()
                        .get("items")
                        .get(1)
                        .get("email")
                        .asString();
        assertThat(
                        ann.post(invitations(), Map.of("email", vera, "role", "editor"))
                                .expect(409)
                                .problem())
                .isEqualTo("already-member");
    }

    /// An account or none behind the address: nothing in the answer tells.
    @Test
    void theAnswerTellsNothingOfTheAddress() {
        var known = Circle.emailOf(ben);
        var answers =
                List.of(known, nobody()).stream()
                        .map(email ->
                                ann.post(invitations(), Map.of("email", email, "role", "viewer"))
                                        .expect(202)
                                        .json())
                        .toList();
        assertThat(answers.get(0).propertyNames()).isEqualTo(answers.get(1).propertyNames());
        assertThat(answers.get(0).get("link").asString())
                .hasSameSizeAs(answers.get(1).get("link").asString());
    }

    @Test
    void onlyOwnersAskIn() {
        var wish = Map.of("email", nobody(), "role", "viewer");
        for (var role : List.of("viewer", "reviewer", "editor")) {
            var somebody = circle.join(role, role);
            somebody.post(invitations(), wish).expect(403);
            somebody.get(invitations()).expect(403);
            somebody.delete(invitations() + "/" + UUID.randomUUID()).expect(403);
        }
        ben.post(invitations(), wish).expect(404);
        ann.post(invitations(), Map.of("email", "x", "role", "king")).expect(422);
        assertThat(ann.post(invitations(), Map.of()).expect(422).json().get("errors").size())
                .isEqualTo(2);
    }

    @Test
    void nobodyFillsInboxesFromHere() {
        circle.invite(nobody(), "viewer");
        var annsId = UUID.fromString(Circle.idOf(ann));
        var sent =
                database.superuserJdbc()
                        .sql("update app.invitations_sent set sent = sent + 48 where user_id = ?")
                        .params(annsId)
                        .update();
        assertThat(sent).isOne();
        circle.invite(nobody(), "viewer");

        var refused = ann.post(invitations(), Map.of("email", nobody(), "role", "viewer"));

        assertThat(refused.expect(429).problem()).isEqualTo("throttled");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 24 * 3600 + 1);
        // Nor from another project.
        ann.delete(circle.at()).expect(204);
        var another =
                ann.post("/api/v1/projects", Map.of("project_name", "Another"))
                        .expect(201)
                        .json()
                        .get("project_id")
                        .asString();
        ann.post(
                        "/api/v1/projects/" + another + "/invitations",
                        Map.of("email", nobody(), "role", "viewer"))
                .expect(429);
    }
}
