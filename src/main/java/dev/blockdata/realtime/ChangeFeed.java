package dev.blockdata.realtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Tells what changes to whoever listens: one reader of the feed per process, and none while nobody
/// listens.
///
/// The lock makes joining and telling take turns: a new listener is told everything behind the
/// place at which they joined, once. What an event carries is read after the notice, so that
/// telling twice does no harm and a resumed stream ends with the true picture.
@Component
class ChangeFeed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    /// Each telling writes to each who listens: with hundreds there are fewer of them, with more in
    /// each.
    private static final long PAUSE_OF_EACH_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int PORTION = 1000;

    /// Who missed more than this reads everything again: that is cheaper.
    private static final int LONGEST_REPLAY = 5000;

    /// The listeners of one project, and the schemas whose progress they have not been told to read
    /// again.
    private static final class Channel {

        private final Set<Subscription> subscriptions = new HashSet<>();
        private final Set<UUID> stale = new LinkedHashSet<>();
        private long toldAt = System.nanoTime() - REST_NANOS;
    }

    private final Notices notices;
    private final Digest digest;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition somebodyCame = lock.newCondition();
    private final Map<UUID, Channel> channels = new HashMap<>();
    private Position position = new Position(0, 0);
    private boolean failing;
    private volatile boolean running;

    ChangeFeed(Notices notices, Digest digest) {
        this.notices = notices;
        this.digest = digest;
    }

    /// Follows a project, or in it one run, from now on; or from where a stream broke off, with
    /// what was missed first.
    Subscription subscribe(UUID projectId, @Nullable UUID runId, @Nullable String lastEventId) {
        lock.lock();
        try {
            if (channels.isEmpty()) {
                position = notices.open();
            }
            var opening =
                    new Batch(
                            lastEventId == null ? List.of() : missed(projectId, lastEventId),
                            position);
            var subscription = new Subscription[1];
            subscription[0] =
                    new Subscription(runId, opening, () -> leave(projectId, subscription[0]));
            if (running) {
                channels.computeIfAbsent(projectId, _ -> new Channel())
                        .subscriptions
                        .add(subscription[0]);
                somebodyCame.signal();
            } else {
                subscription[0].end();
            }
            return subscription[0];
        } finally {
            lock.unlock();
        }
    }

    /// Whether a stream that goes on for long may still go on.
    boolean isMember(UUID projectId, UUID userId) {
        return notices.isMember(projectId, userId);
    }

    /// How many listen at this moment.
    int listeners() {
        lock.lock();
        try {
            return channels.values().stream()
                    .mapToInt(channel -> channel.subscriptions.size())
                    .sum();
        } finally {
            lock.unlock();
        }
    }

    private List<Message> missed(UUID projectId, String lastEventId) {
        var last = Position.parse(lastEventId);
        if (last.isEmpty() || !notices.knows(last.get())) {
            return List.of(Message.reset());
        }
        var changes = notices.after(last.get(), LONGEST_REPLAY + 1, projectId);
        if (changes.size() > LONGEST_REPLAY) {
            return List.of(Message.reset());
        }
        var messages =
                new ArrayList<>(
                        digest.of(changes).getOrDefault(projectId, Digest.News.none()).messages());
        changes.forEach(change -> digest.toPerson(change).ifPresent(messages::add));
        // Progress is told late, and may have been due when the stream broke off.
        messages.add(digest.progress(null));
        return messages;
    }

    private void leave(UUID projectId, Subscription subscription) {
        lock.lock();
        try {
            var channel = channels.get(projectId);
            if (channel != null
                    && channel.subscriptions.remove(subscription)
                    && channel.subscriptions.isEmpty()) {
                channels.remove(projectId);
            }
        } finally {
            lock.unlock();
        }
    }

    private void follow() {
        lock.lock();
        try {
            while (running) {
                if (channels.isEmpty()) {
                    somebodyCame.await();
                } else {
                    long pause = readOn();
                    if (somebodyCame.awaitNanos(pause) > 0 && failing) {
                        // Somebody came while the database is away: the pause stays one.
                        somebodyCame.awaitNanos(pause);
                    }
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private long readOn() {
        try {
            tellChanges();
            tellProgress();
            failing = false;
            return PAUSE_NANOS + listeners() * PAUSE_OF_EACH_NANOS;
        } catch (DataAccessException failure) {
            if (!failing) {
                LOG.warn(
                        "Changes cannot be read at the moment: {}",
                        failure.getMostSpecificCause().getMessage());
            }
            failing = true;
            return REST_NANOS;
        }
    }

    private void tellChanges() {
        List<Notices.Notice> changes;
        do {
            changes = notices.after(position, PORTION, null);
            // Asked after reading: a crash empties the feed, and what was not read by then is lost.
            if (!notices.knows(position)) {
                position = notices.open();
                channels.values()
                        .forEach(channel -> tell(channel, List.of(Message.reset()), position));
                return;
            }
            if (!changes.isEmpty()) {
                var heard =
                        changes.stream()
                                .filter(change -> channels.containsKey(change.projectId()))
                                .toList();
                var news = digest.of(heard);
                changes.forEach(change -> digest.toPerson(change).ifPresent(this::tellPerson));
                position = changes.getLast().position();
                news.forEach((projectId, project) -> {
                    var channel = channels.get(projectId);
                    if (channel != null) {
                        channel.stale.addAll(project.schemas());
                        tell(channel, project.messages(), position);
                    }
                });
            }
        } while (changes.size() == PORTION);
    }

    /// A person may be looking at any project; who is not meant does not get it.
    private void tellPerson(Message message) {
        channels.values().forEach(channel -> tell(channel, List.of(message), null));
    }

    private void tellProgress() {
        long now = System.nanoTime();
        for (var channel : channels.values()) {
            if (!channel.stale.isEmpty() && now - channel.toldAt >= REST_NANOS) {
                tell(channel, channel.stale.stream().map(digest::progress).toList(), null);
                channel.stale.clear();
                channel.toldAt = now;
            }
        }
    }

    private static void tell(Channel channel, List<Message> messages, @Nullable Position behind) {
        var batch = new Batch(messages, behind);
        channel.subscriptions.forEach(subscription -> subscription.offer(batch));
    }

    @Override
    public void start() {
        notices.open();
        running = true;
        Thread.ofVirtual().name("change-feed").start(this::follow);
    }

    /// Ends all streams first, so that a graceful stop has not to wait for them.
    @Override
    public void stop() {
        lock.lock();
        try {
            running = false;
            channels.values().forEach(channel -> channel.subscriptions.forEach(Subscription::end));
            somebodyCame.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
