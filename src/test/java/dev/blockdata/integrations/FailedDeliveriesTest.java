package dev.blockdata.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.http.Browser;
import dev.blockdata.integrations.Receiver.Reply;
import dev.blockdata.projects.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What was given up is sent again at once, when the other side takes it again.
class FailedDeliveriesTest extends ProjectThatSends {

    private Receiver receiver;

    @BeforeEach
    void start() throws Exception {
        receiver = new Receiver();
    }

    @AfterEach
    void end() {
        receiver.close();
    }

    private String hook(String trigger) {
        return owner.post(
                        at("/integrations"),
                        Map.of(
                                "kind",
                                "webhook",
                                "name",
                                "Hook",
                                "trigger",
                                trigger,
                                "settings",
                                Map.of("url", receiver.url())))
                .expect(201)
                .json()
                .get("integration_id")
                .asString();
    }

    private void pause(String hook, boolean paused) {
        owner.patch(at("/integrations/" + hook), Map.of("paused", paused)).expect(200);
    }

    /// With a receiver that is gone, and so with a pause.
    private void fail(String hook, int block) throws Exception {
        receiver.answering(Reply.of(410));
        int before = receiver.calls.size();
        pause(hook, false);
        confirm(block);
        receiver.await(before + 1);
        awaitNewest(hook, status("failed"));
    }

    private long count(String hook, String what) {
        return owner.get(at("/integrations/" + hook)).expect(200).json().get(what).asLong();
    }

    private int replayFailed(Browser who, String hook) {
        return who.post(at("/integrations/" + hook + "/deliveries/replay-failed"), Map.of())
                .expect(200)
                .json()
                .get("deliveries")
                .asInt();
    }

    private List<String> ids(Stream<Receiver.Call> calls) {
        return calls.map(call -> call.header("webhook-id")).toList();
    }

    @Test
    void allThatFailedGoOutAgainInTheirOrderUnderTheirIds() throws Exception {
        var hook = hook("batch");
        confirm(0);
        awaitNewest(hook, status("delivered"));
        fail(hook, 1);
        fail(hook, 2);
        var failed = ids(receiver.calls.stream().skip(1));
        assertThat(count(hook, "failed")).isEqualTo(2);
        assertThat(replayFailed(owner, hook)).isEqualTo(2);
        assertThat(count(hook, "failed")).isZero();
        assertThat(count(hook, "waiting")).as("they wait while it is paused").isEqualTo(2);
        assertThat(replayFailed(owner, hook)).as("a second time").isZero();
        pause(hook, false);
        var calls = receiver.await(5);
        assertThat(ids(calls.stream().skip(3))).isEqualTo(failed);
        awaitNewest(hook, status("delivered"));
        assertThat(deliveries(hook)).hasSize(3).allMatch(status("delivered"));
    }

    @Test
    void othersStayAsTheyAre() throws Exception {
        var hook = hook("batch");
        fail(hook, 0);
        owner.patch(at("/integrations/" + hook), Map.of("trigger", "manual")).expect(200);
        var other = hook("batch");
        fail(other, 1);
        pause(other, true);
        confirm(2);
        var waiting = deliveries(other).getFirst().get("delivery_id").asString();
        owner.post(at("/integrations/" + other + "/deliveries/" + waiting + "/cancel"), Map.of())
                .expect(200);
        assertThat(replayFailed(owner, other)).isEqualTo(1);
        assertThat(deliveries(other).getFirst().get("status").asString()).isEqualTo("cancelled");
        assertThat(count(hook, "failed")).isEqualTo(1);
    }

    @Test
    void editorsMayAndWhatIsNotThereIsNot() throws Exception {
        var hook = hook("batch");
        fail(hook, 0);
        var user = given.user("eve");
        given.join(ann, user, Role.EDITOR);
        assertThat(replayFailed(Browser.program(port, given.token(user)), hook)).isEqualTo(1);
        owner.post(at("/integrations/" + UUID.randomUUID() + "/deliveries/replay-failed"), Map.of())
                .expect(404);
    }

    /// Whoever asks twice at once has each sent once.
    @Test
    void twoWhoAskAtOnceShareThem() throws Exception {
        var hook = hook("batch");
        fail(hook, 0);
        fail(hook, 1);
        fail(hook, 2);
        var asked =
                Stream.generate(() ->
                                CompletableFuture.supplyAsync(() -> replayFailed(owner, hook)))
                        .limit(4)
                        .toList();
        assertThat(asked.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(3);
        pause(hook, false);
        receiver.await(6);
        awaitNewest(hook, status("delivered"));
        assertThat(receiver.calls).hasSize(6);
    }
}
