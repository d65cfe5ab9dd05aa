package dev.blockdata.keys;

import dev.blockdata.keys.KeyPaces.Answer;
import dev.blockdata.keys.KeyPaces.Grant;
import dev.blockdata.models.LimitsSeen;
import dev.blockdata.models.ModelKey;
import dev.blockdata.models.Reply;
import dev.blockdata.models.Usage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// How fast each key may be used, by all nodes together: who wants to begin a call takes a [Turn]
/// first, and says afterwards what came of it.
///
/// Nothing here waits for anything but one short statement, and that once in many calls. All
/// waiting is measured by the database's clock.
public final class Pace {

    /// How the keys of a run stand, as far as this process knows.
    public sealed interface State {

        /// Calls may begin, or may be asked for.
        record Ready() implements State {}

        /// None may before this time, by this process's clock.
        record Waiting(Instant until) implements State {}

        /// None of them is accepted: a person has to see to it. The words say to what.
        record SetAside(String words) implements State {}
    }

    /// What is known of a call's limits and cost is told the database so often at least.
    private static final long TELL = Duration.ofSeconds(1).toNanos();

    private static final Duration TRY_AGAIN = Duration.ofMinutes(10);
    private static final Duration LONGEST_SPREAD = Duration.ofSeconds(1);
    private static final int MANY = 10_000;
    private static final int LEAST_SECRET = 4;
    private static final Logger LOG = LoggerFactory.getLogger(Pace.class);

    private final KeyPaces paces;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final RandomGenerator random;
    private final MeterRegistry meters;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final Map<String, ModelKey> overdue = new ConcurrentHashMap<>();

    /// @param nanos a steady clock, such as [System#nanoTime()]
    Pace(
            KeyPaces paces,
            InstantSource clock,
            LongSupplier nanos,
            RandomGenerator random,
            MeterRegistry meters) {
        this.paces = paces;
        this.clock = clock;
        this.nanos = nanos;
        this.random = random;
        this.meters = meters;
    }

    /// A turn on the best of these keys: one that is well, with the most room; among equals the one
    /// that was used longest ago. Empty where no call may begin now.
    ///
    /// @param inputTokens what the call will take at a guess; what it took is put right afterwards
    public Optional<Turn> take(List<ModelKey> keys, long inputTokens, long outputTokens) {
        long now = nanos.getAsLong();
        record Choice(ModelKey key, Lane lane, int room, long usedAt) {}
        List<Choice> choices =
                keys.stream()
                        .map(key -> {
                            Lane lane = lane(key);
                            return new Choice(key, lane, lane.room(now), lane.usedAt());
                        })
                        .filter(choice -> choice.room() > 0)
                        .sorted(
                                Comparator.comparingInt(Choice::room)
                                        .reversed()
                                        .thenComparingLong(Choice::usedAt))
                        .toList();
        for (Choice choice : choices) {
            Optional<Turn> turn = take(choice.key(), choice.lane(), inputTokens, outputTokens);
            if (turn.isPresent()) {
                return turn;
            }
        }
        return Optional.empty();
    }

    private Optional<Turn> take(ModelKey key, Lane lane, long input, long output) {
        Optional<Lane.Begun> begun = lane.begin(key, nanos.getAsLong(), input, output);
        if (begun.isEmpty()) {
            lane.refilling.lock();
            try {
                // Somebody else may have asked in the meantime.
                begun = lane.begin(key, nanos.getAsLong(), input, output);
                if (begun.isEmpty() && lane.room(nanos.getAsLong()) > 0) {
                    refill(key, lane, input, output);
                    begun = lane.begin(key, nanos.getAsLong(), input, output);
                }
            } finally {
                lane.refilling.unlock();
            }
        }
        return begun.map(one -> new Turn(this, lane, one));
    }

    private void refill(ModelKey key, Lane lane, long input, long output) {
        int wanted = lane.wanted(nanos.getAsLong());
        tell(key.id(), lane, 0);
        // Taken before the question, so that a turn is never thought good for longer than it is.
        long asked = nanos.getAsLong();
        Grant grant = paces.take(key, wanted, input, output);
        boolean waits = grant.turns() == 0;
        lane.refilled(
                grant, waits ? nanos.getAsLong() : asked, input, output, spread(grant.pause()));
        if (grant.answer() == Answer.ASIDE && grant.pause().isZero()) {
            overdue.put(key.id(), key);
        }
    }

    /// How many calls may begin now, as far as this process knows.
    public int room(List<ModelKey> keys) {
        long now = nanos.getAsLong();
        return keys.stream().mapToInt(key -> lane(key).room(now)).sum();
    }

    /// As of the last call for a turn; what nobody has asked about lately is ready to be asked for.
    public State state(List<ModelKey> keys) {
        long now = nanos.getAsLong();
        List<Lane> all = keys.stream().map(this::lane).toList();
        List<String> aside = all.stream().flatMap(lane -> lane.aside(now).stream()).toList();
        if (!all.isEmpty() && aside.size() == all.size()) {
            return new State.SetAside(aside.getFirst());
        }
        return all.stream().anyMatch(lane -> lane.closedFor(now) <= 0)
                ? new State.Ready()
                : new State.Waiting(opens(keys));
    }

    private Instant opens(List<ModelKey> keys) {
        long now = nanos.getAsLong();
        long wait = keys.stream().mapToLong(key -> lane(key).closedFor(now)).min().orElse(0);
        return clock.instant().plusNanos(Math.max(0, wait));
    }

    /// What a provider said of a key's limits, wherever that was heard.
    public void seen(ModelKey key, LimitsSeen limits) {
        lane(key).seen(limits);
    }

    /// Nothing begins on this key until it was accepted again.
    public void setAside(ModelKey key, String words) {
        String said = discreet(key, words);
        paces.setAside(key, said);
        lane(key).setAside(aside(said), nanos.getAsLong());
    }

    /// A key was accepted: what was held against it is forgotten.
    public void readmit(ModelKey key) {
        paces.readmit(key.id());
        overdue.remove(key.id());
        lane(key).look();
    }

    void answered(Lane lane, Lane.Begun begun, @Nullable LimitsSeen limits, Usage usage) {
        lane.answered(begun, nanos.getAsLong(), limits, usage);
        quietly(() -> tell(begun.key().id(), lane, begun.trial() ? 0 : TELL));
    }

    void unused(Lane lane, Lane.Begun begun) {
        lane.unused(begun);
        quietly(() -> tell(begun.key().id(), lane, begun.trial() ? 0 : TELL));
    }

    void throttled(
            Lane lane, Turn turn, Reply.Cause cause, @Nullable Duration retryAfter, String words) {
        Lane.Begun begun = turn.begun();
        String said = discreet(turn.key(), words);
        lane.throttled(begun, nanos.getAsLong());
        meters.counter(
                        "blockdata.keys.throttled",
                        "provider",
                        turn.key().provider(),
                        "cause",
                        cause.name().toLowerCase(java.util.Locale.ROOT))
                .increment();
        // Until the database has answered, nothing begins here either.
        Duration least = retryAfter == null ? Duration.ofMillis(250) : retryAfter;
        lane.hold(held(begun.version(), least, said), nanos.getAsLong(), 0);
        quietly(() -> {
            tell(turn.key().id(), lane, 0);
            paces.hold(turn, cause == Reply.Cause.LIMIT, retryAfter, random.nextDouble(), said)
                    .filter(hold -> !hold.pause().isZero())
                    .ifPresent(hold ->
                            lane.hold(
                                    held(hold.version(), hold.pause(), said),
                                    nanos.getAsLong(),
                                    spread(hold.pause())));
        });
    }

    void refused(Lane lane, Lane.Begun begun, String words) {
        String said = discreet(begun.key(), words);
        LOG.warn("{} is set aside: {}", begun.key(), said);
        meters.counter("blockdata.keys.refused", "provider", begun.key().provider()).increment();
        lane.refused();
        lane.setAside(aside(said), nanos.getAsLong());
        quietly(() -> paces.setAside(begun.key(), said));
    }

    /// Keys that were set aside long enough ago to be tried again; each is named once.
    List<ModelKey> overdue() {
        List<ModelKey> due = List.copyOf(overdue.values());
        due.forEach(key -> overdue.remove(key.id()));
        return due.stream().filter(key -> paces.claimProbe(key.id())).toList();
    }

    /// Why this key is set aside, by the word of the database, where it is.
    Optional<String> asideWords(ModelKey key) {
        return paces.find(key.id())
                .filter(row -> row.state().equals(KeyPaces.SET_ASIDE))
                .map(row -> row.lastError() == null ? "" : row.lastError());
    }

    int inFlight(String keyId) {
        Lane lane = lanes.get(keyId);
        return lane == null ? 0 : lane.inFlight();
    }

    private Lane lane(ModelKey key) {
        if (lanes.size() > MANY) {
            lanes.values().removeIf(lane -> lane.inFlight() == 0);
        }
        return lanes.computeIfAbsent(key.id(), _ -> new Lane());
    }

    private void tell(String keyId, Lane lane, long every) {
        lane.news(nanos.getAsLong(), every).ifPresent(news -> paces.note(keyId, news));
    }

    /// At random, and the longer the wait, the more: whoever waited together does not begin
    /// together.
    private long spread(Duration wait) {
        long most = Math.min(LONGEST_SPREAD.toNanos(), wait.toNanos() / 5);
        return most <= 0 ? 0 : random.nextLong(most / 10, most + 1);
    }

    private static Grant held(long version, Duration wait, String words) {
        return new Grant(Answer.HELD, 0, true, version, 1, wait, words);
    }

    private static Grant aside(String words) {
        return new Grant(Answer.ASIDE, 0, true, 0, 0, TRY_AGAIN, words);
    }

    /// Providers repeat what they were sent.
    static String discreet(ModelKey key, String words) {
        return key.secret().length() < LEAST_SECRET ? words : words.replace(key.secret(), "…");
    }

    /// Whoever asked has an answer to write down, which matters more.
    private static void quietly(Runnable telling) {
        try {
            telling.run();
        } catch (DataAccessException failure) {
            LOG.warn("What came of a call could not be noted: {}", failure.toString());
        }
    }
}
