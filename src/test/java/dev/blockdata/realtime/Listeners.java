package dev.blockdata.realtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// So many browsers that look at one project of a process, for benchmarks.
public final class Listeners implements AutoCloseable {

    private static final UUID NOBODY = new UUID(0, 0);

    private final ChangeFeed feed;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final AtomicLong heard = new AtomicLong();

    public Listeners(DataSource work, UUID project, int number) {
        var notices = new Notices(JdbcClient.create(work));
        feed = new ChangeFeed(notices, new Digest(notices, JsonMapper.shared()));
        feed.start();
        for (int i = 0; i < number; i++) {
            var subscription = feed.subscribe(project, null, null);
            subscriptions.add(subscription);
            Thread.ofVirtual().start(() -> listen(subscription));
        }
    }

    private void listen(Subscription subscription) {
        try {
            while (!subscription.isEnded()) {
                var batch = subscription.next(100);
                if (batch != null) {
                    heard.addAndGet(events(batch));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static long events(Batch batch) {
        var told = new String(batch.bytes(NOBODY, null), StandardCharsets.UTF_8);
        return told.lines().filter(line -> line.startsWith("event:")).count();
    }

    /// How many messages came to all of them together.
    public long heard() {
        return heard.get();
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        feed.stop();
    }
}
