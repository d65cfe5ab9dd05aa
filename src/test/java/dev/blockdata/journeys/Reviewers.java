package dev.blockdata.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// People who edit block after block of a run and confirm each second one, and write down what the
/// product told them it had done.
final class Reviewers implements AutoCloseable {

    private static final int PEOPLE = 8;
    private static final long PAUSE_MILLIS = 100;

    private final Visitor visitor;
    private final String run;
    private final Queue<JsonNode> blocks;
    private final Map<String, String> edited = new ConcurrentHashMap<>();
    private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final AtomicLong lastDone = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    /// @param run the path of a run of which blocks are staged
    Reviewers(Visitor visitor, String run) {
        this.visitor = visitor;
        this.run = run;
        this.blocks =
                overlays().stream()
                        .filter(overlay -> overlay.get("status").asString().equals("ai_complete"))
                        .collect(Collectors.toCollection(ConcurrentLinkedQueue::new));
        for (int i = 0; i < PEOPLE; i++) {
            threads.add(Thread.ofVirtual().start(this::review));
        }
    }

    private void review() {
        int turn = 0;
        for (var block = blocks.poll(); block != null && !stopped; block = blocks.poll()) {
            var uid = block.get("block_uid").asString();
            int revision = block.get("revision").asInt();
            var words = "Edited " + System.nanoTime();
            boolean done =
                    isDone(() ->
                            visitor.patch(
                                    run + "/overlays/" + uid,
                                    Map.of(
                                            "data",
                                            Map.of("summary", words, "has_code", true),
                                            "revision",
                                            revision)));
            if (done) {
                edited.put(uid, words);
                if (turn++ % 2 == 0
                        && isDone(() ->
                                visitor.post(
                                        run + "/confirm", Map.of("block_uids", List.of(uid))))) {
                    confirmed.add(uid);
                }
            } else {
                // Whether it was done nobody knows: the block is left, and so is the product.
                pause();
            }
        }
    }

    private interface Deed {

        Visitor.Answer ask();
    }

    private boolean isDone(Deed deed) {
        try {
            var answer = deed.ask();
            if (answer.status() == 200) {
                lastDone.set(System.nanoTime());
                return true;
            }
            if (answer.status() != 503
                    || answer.response().headers().firstValue("Retry-After").isEmpty()) {
                surprises.add(answer.status() + " " + answer.text());
            }
            return false;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    /// How many changes were acknowledged so far.
    int acknowledged() {
        return edited.size() + confirmed.size();
    }

    /// How long after that moment the first change was acknowledged.
    Duration untilDone(long moment, Duration patience) throws InterruptedException {
        Shelf.await(patience, () -> lastDone.get() > moment);
        return Duration.ofNanos(lastDone.get() - moment);
    }

    /// Lets them finish.
    void stop() throws InterruptedException {
        stopped = true;
        for (var thread : threads) {
            thread.join();
        }
    }

    /// Everything that was acknowledged is stored, and as it was acknowledged.
    void findAllStored() {
        assertThat(surprises).isEmpty();
        var stored = new HashMap<String, JsonNode>();
        overlays().forEach(overlay -> stored.put(overlay.get("block_uid").asString(), overlay));
        edited.forEach((uid, words) -> {
            var overlay = stored.get(uid);
            var kept = overlay.get(isConfirmed(overlay) ? "confirmed" : "staging");
            assertThat(kept.get("summary").asString()).as(uid).isEqualTo(words);
        });
        assertThat(confirmed).allMatch(uid -> isConfirmed(stored.get(uid)));
    }

    private static boolean isConfirmed(JsonNode overlay) {
        return overlay.get("status").asString().equals("confirmed");
    }

    private List<JsonNode> overlays() {
        var all = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = visitor.get(run + "/overlays?limit=1000" + cursor).expect(200).json();
            page.get("items").forEach(all::add);
            var next = page.get("next_cursor");
            cursor = next == null || next.isNull() ? "" : "&cursor=" + next.asString();
        } while (!cursor.isEmpty());
        return all;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
