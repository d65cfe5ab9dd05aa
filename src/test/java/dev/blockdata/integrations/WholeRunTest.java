package dev.blockdata.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.review.Given;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A run goes out whole once nothing of it is pending, claimed or staged and something is
/// confirmed, by whichever verb its last block is closed, and again after a reopen.
class WholeRunTest extends ProjectThatSends {

    private static final Duration HOUR = Duration.ofHours(1);

    private Receiver receiver;

    @BeforeEach
    void start() throws Exception {
        receiver = new Receiver();
        owner.post(
                        at("/integrations"),
                        Map.of(
                                "kind",
                                "webhook",
                                "name",
                                "Hook",
                                "trigger",
                                "run",
                                "settings",
                                Map.of("url", receiver.url())))
                .expect(201);
    }

    @AfterEach
    void end() {
        receiver.close();
    }

    private List<String> uids(int... indexes) {
        return Arrays.stream(indexes).mapToObj(doc::blockUid).toList();
    }

    private void act(UUID on, String verb, Map<String, Object> body) {
        owner.post(at("/runs/" + on + "/" + verb), body).expect(200);
    }

    private void reject(String to, int... indexes) {
        act(run, "reject", Map.of("block_uids", uids(indexes), "to", to));
    }

    private void nothingMoreThan(int calls) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(300);
        assertThat(receiver.calls).hasSize(calls);
    }

    private Receiver.Call call(int number) throws InterruptedException {
        var call = receiver.await(number).get(number - 1);
        assertThat(call.header("Blockdata-Event")).isEqualTo("run.confirmed");
        return call;
    }

    @Test
    void aReopenedBlockThatIsRejectedClosesTheRunAgain() throws Exception {
        confirm(0, 1, 2, 3, 4, 5);
        assertThat(call(1).lines()).hasSize(6);
        reopen(2);
        nothingMoreThan(1);
        reject("rejected", 2);
        assertThat(call(2).lines()).isEqualTo(exported(0, 1, 3, 4, 5));
        nothingMoreThan(2);
    }

    @Test
    void whatIsReopenedBeforeTheRunWasClosedCountsAsOpen() throws Exception {
        confirm(0, 1, 2, 3, 4);
        reopen(0);
        reject("rejected", 5);
        nothingMoreThan(0);
        reject("rejected", 0);
        assertThat(call(1).lines()).isEqualTo(exported(1, 2, 3, 4));
    }

    @Test
    void aBlockThatIsPendingAgainKeepsTheRunOpenUntilItFails() throws Exception {
        confirm(0, 1, 2, 3, 4);
        reject("pending", 5);
        nothingMoreThan(0);
        var claims = given.claim(ann, run, 1, HOUR);
        nothingMoreThan(0);
        given.settle(ann, run, claims, "failed", Given::note);
        assertThat(call(1).lines()).isEqualTo(exported(0, 1, 2, 3, 4));
    }

    @Test
    void aRunWithNothingConfirmedIsNotSent() throws Exception {
        reject("rejected", 0, 1, 2, 3, 4, 5);
        nothingMoreThan(0);
        reopen(0);
        confirm(0);
        assertThat(call(1).lines()).isEqualTo(exported(0));
        reopen(0);
        reject("rejected", 0);
        nothingMoreThan(1);
    }

    /// Else the other side would keep the values of the newer one, of which none is confirmed.
    @Test
    void aClosedRunThatComesToStandAgainIsSentAgain() throws Exception {
        confirm(0, 1, 2, 3, 4);
        reject("rejected", 5);
        assertThat(call(1).header("Blockdata-Run")).isEqualTo(run.toString());
        var newer = given.run(ann, doc, schema);
        given.stage(ann, newer, Given::note);
        var all = uids(0, 1, 2, 3, 4, 5);
        act(newer, "confirm", Map.of("block_uids", all));
        assertThat(call(2).header("Blockdata-Run")).isEqualTo(newer.toString());
        act(newer, "reopen", Map.of("block_uids", all.subList(0, 5)));
        nothingMoreThan(2);
        act(newer, "reopen", Map.of("block_uids", all.subList(5, 6)));
        assertThat(call(3).header("Blockdata-Run")).isEqualTo(run.toString());
        assertThat(receiver.calls().get(2).lines()).isEqualTo(exported(0, 1, 2, 3, 4));
        nothingMoreThan(3);
    }

    @Test
    void deletingTheRunThatStandsSendsTheOneThatStandsThen() throws Exception {
        confirm(0, 1, 2, 3, 4, 5);
        call(1);
        var newer = given.run(ann, doc, schema);
        given.stage(ann, newer, Given::note);
        act(newer, "confirm", Map.of("block_uids", uids(0, 1, 2, 3, 4, 5)));
        assertThat(call(2).header("Blockdata-Run")).isEqualTo(newer.toString());
        owner.delete(at("/runs/" + newer + "?confirmed=6")).expect(204);
        assertThat(call(3).header("Blockdata-Run")).isEqualTo(run.toString());
        assertThat(receiver.calls().get(2).lines()).isEqualTo(exported(0, 1, 2, 3, 4, 5));
        nothingMoreThan(3);
    }

    @Test
    void cancellingTheRunThatStandsSendsTheOneThatStandsThen() throws Exception {
        confirm(0, 1, 2, 3, 4, 5);
        call(1);
        var newer = given.run(ann, doc, schema);
        given.settle(ann, newer, given.claim(ann, newer, 2, HOUR), "staged", Given::note);
        act(newer, "confirm", Map.of("block_uids", uids(0)));
        act(newer, "cancel", Map.of());
        assertThat(call(2).header("Blockdata-Run")).isEqualTo(run.toString());
        act(newer, "cancel", Map.of());
        nothingMoreThan(2);
    }
}
