package dev.blockdata.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.http.Browser;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What two people change of an integration at once is both there afterwards, one that is deleted
/// stays so, and one that leads nowhere can still be paused.
class ChangedAtOnceTest extends ProjectThatSends {

    private Receiver receiver;
    private String hook;

    @BeforeEach
    void make() throws Exception {
        receiver = new Receiver();
        hook =
                owner.post(
                                at("/integrations"),
                                Map.of(
                                        "kind",
                                        "webhook",
                                        "name",
                                        "Hook",
                                        "trigger",
                                        "batch",
                                        "settings",
                                        Map.of("url", receiver.url())))
                        .expect(201)
                        .json()
                        .get("integration_id")
                        .asString();
    }

    @AfterEach
    void end() {
        receiver.close();
    }

    private Browser.Answer change(Map<String, Object> change) {
        return owner.patch(at("/integrations/" + hook), change);
    }

    private JsonNode now() {
        return owner.get(at("/integrations/" + hook)).expect(200).json();
    }

    private static <T> List<T> together(Callable<T> one, Callable<T> other) throws Exception {
        var start = new CyclicBarrier(2);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun =
                    List.of(one, other).stream()
                            .map(each ->
                                    pool.submit(() -> {
                                        start.await();
                                        return each.call();
                                    }))
                            .toList();
            return List.of(begun.getFirst().get(), begun.getLast().get());
        }
    }

    @RepeatedTest(15)
    void neitherOfTwoChangesIsLost() throws Exception {
        var answers =
                together(
                        () -> change(Map.of("paused", true)),
                        () -> change(Map.of("settings", Map.of("url", receiver.url() + "/new"))));
        assertThat(answers).allSatisfy(answer -> answer.expect(200));
        assertThat(now().get("paused").asBoolean()).isTrue();
        assertThat(now().at("/settings/url").asString()).endsWith("/new");
    }

    @RepeatedTest(15)
    void whatIsDeletedIsNotThereAgain() throws Exception {
        together(
                () -> change(Map.of("name", "Other")),
                () -> owner.delete(at("/integrations/" + hook)).expect(204));
        owner.get(at("/integrations/" + hook)).expect(404);
    }

    /// The way there is looked at again only where it changes.
    @Test
    void oneThatLeadsWhereNothingMayGoAnyMoreCanStillBePaused() {
        database.superuserJdbc()
                .sql(
                        "update app.integrations set settings = settings || '{\"url\": \"http://10.0.0.1/hook\"}' where integration_id = cast(:id as uuid)")
                .param("id", hook)
                .update();
        change(Map.of("paused", true, "name", "Away", "trigger", "run")).expect(200);
        assertThat(now().get("paused").asBoolean()).isTrue();
        assertThat(now().get("name").asString()).isEqualTo("Away");
        change(Map.of("name", " ")).expect(422);
        change(Map.of("settings", Map.of("url", "http://10.0.0.1/hook"))).expect(422);
    }

    @Test
    void oneWhoseOnlyFailureWasGivenUpIsNotSaidToFail() throws Exception {
        receiver.answering(
                java.util.Collections.nCopies(7, Receiver.Reply.of(500))
                        .toArray(Receiver.Reply[]::new));
        confirm(0);
        var failed = awaitNewest(hook, delivery -> !delivery.get("error").isNull());
        assertThat(now().get("failure").isNull()).isFalse();
        change(Map.of("paused", true)).expect(200);
        var path =
                at("/integrations/" + hook + "/deliveries/" + failed.get("delivery_id").asString());
        owner.post(path + "/cancel", Map.of()).expect(200);
        assertThat(now().get("failure").isNull()).isTrue();
    }
}
