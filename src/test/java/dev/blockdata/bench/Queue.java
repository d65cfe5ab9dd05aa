package dev.blockdata.bench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/// The worker's verbs with no work between them, as many workers say them side by side.
final class Queue {

    /// Where the verbs stand: the product's own, or a copy of them with something taken away.
    record Verbs(String schema) {
        static final Verbs PRODUCT = new Verbs("app");
    }

    /// What a worker did at a time.
    record Done(long nanos, UUID run, int jobs) {}

    private record Claimed(List<Integer> indexes, List<UUID> tokens) {}

    static final UUID PROJECT = UUID.fromString("00000000-0000-0000-0000-0000000000aa");
    static final UUID RUN = UUID.fromString("00000000-0000-0000-0000-0000000000e1");

    private static final String RESULT =
            "{\"summary\":\""
                    + "0123456789abcdef".repeat(8)
                    + "\",\"topic\":\"spec\",\"confidence\":0.9,\"notes\":\""
                    + "0123456789abcdef".repeat(4)
                    + "\"}";

    private final DataSource source;
    private final Verbs verbs;

    Queue(DataSource source, Verbs verbs) {
        this.source = source;
        this.verbs = verbs;
    }

    /// Jobs a second of so many workers that claim so many at a time, until the run is empty or the
    /// time is over.
    double rate(int workers, int batch, double seconds) throws Exception {
        long start = System.nanoTime();
        var done = drain(workers, batch, seconds);
        return done.stream().mapToInt(Done::jobs).sum() / ((done.getLast().nanos() - start) / 1e9);
    }

    /// What was done, in the order of time.
    List<Done> drain(int workers, int batch, double seconds) throws Exception {
        long until = System.nanoTime() + (long) (seconds * 1e9);
        return together(workers, () -> drainOne(batch, until));
    }

    private List<Done> drainOne(int batch, long until) throws SQLException {
        var done = new ArrayList<Done>();
        try (var session = new Session(source.getConnection(), verbs)) {
            while (System.nanoTime() < until) {
                int jobs = session.work(RUN, batch);
                if (jobs == 0) {
                    break;
                }
                done.add(new Done(System.nanoTime(), RUN, jobs));
            }
        }
        return done;
    }

    /// One run after the other until all are empty.
    List<Done> inTurn(List<UUID> runs, int workers, int batch) throws Exception {
        return together(
                workers,
                () -> {
                    var done = new ArrayList<Done>();
                    try (var session = new Session(source.getConnection(), verbs)) {
                        for (UUID run : runs) {
                            for (int n = session.work(run, batch);
                                    n > 0;
                                    n = session.work(run, batch)) {
                                done.add(new Done(System.nanoTime(), run, n));
                            }
                        }
                    }
                    return done;
                });
    }

    /// As the dispatcher does: a share of the calls for each of a few runs at a time.
    List<Done> dispatched(int workers, int calls) throws Exception {
        return together(
                workers,
                () -> {
                    var done = new ArrayList<Done>();
                    try (var session = new Session(source.getConnection(), verbs)) {
                        for (int idle = 0; idle < 3; idle++) {
                            for (var share : session.dispatchable(calls)) {
                                int n = session.workDispatched(share.run(), share.jobs());
                                if (n > 0) {
                                    idle = 0;
                                    done.add(new Done(System.nanoTime(), share.run(), n));
                                }
                            }
                        }
                    }
                    return done;
                });
    }

    private static List<Done> together(int workers, Callable<List<Done>> work) throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Done>>> futures =
                    IntStream.range(0, workers).mapToObj(_ -> pool.submit(work)).toList();
            var done = new ArrayList<Done>();
            for (var future : futures) {
                done.addAll(future.get());
            }
            if (done.isEmpty()) {
                throw new IllegalStateException("nothing was there to be done");
            }
            done.sort(java.util.Comparator.comparingLong(Done::nanos));
            return done;
        }
    }

    /// Milliseconds of one claim, the median of so many.
    double claimTime(int batch, int times) throws SQLException {
        var taken = new double[times];
        try (var session = new Session(source.getConnection(), verbs)) {
            for (int i = 0; i < times; i++) {
                long start = System.nanoTime();
                session.claim(RUN, batch);
                taken[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        return Table.median(taken);
    }

    /// One worker's connection.
    private static final class Session implements AutoCloseable {

        private final Connection connection;
        private final PreparedStatement claim;
        private final PreparedStatement claimDispatched;
        private final PreparedStatement dispatchable;
        private final PreparedStatement settle;
        private final PreparedStatement flush;

        Session(Connection connection, Verbs verbs) throws SQLException {
            this.connection = connection;
            String app = verbs.schema();
            claim =
                    connection.prepareStatement(
                            "select block_index, claim_token from "
                                    + app
                                    + ".claim(?, ?, ?, 'bench', interval '10 minutes')");
            claimDispatched =
                    connection.prepareStatement(
                            "select block_index, claim_token from app.claim_dispatched(?, ?, ?, 1, 'bench', interval '10 minutes')");
            dispatchable =
                    connection.prepareStatement("select run_id, take from app.dispatchable(?)");
            settle =
                    connection.prepareStatement(
                            "select " + app + ".settle(?, ?, 3, ?, ?, ?, ?, ?, ?, ?, ?)");
            flush = connection.prepareStatement("select app.flush()");
        }

        int work(UUID run, int batch) throws SQLException {
            return settle(run, claim(run, batch));
        }

        int workDispatched(UUID run, int calls) throws SQLException {
            return settle(run, claimed(claimDispatched, run, calls));
        }

        List<Done> dispatchable(int calls) throws SQLException {
            dispatchable.setInt(1, calls);
            var shares = new ArrayList<Done>();
            try (var rows = dispatchable.executeQuery()) {
                while (rows.next()) {
                    shares.add(new Done(0, rows.getObject(1, UUID.class), rows.getInt(2)));
                }
            }
            return shares;
        }

        Claimed claim(UUID run, int batch) throws SQLException {
            return claimed(claim, run, batch);
        }

        private static Claimed claimed(PreparedStatement claim, UUID run, int batch)
                throws SQLException {
            claim.setObject(1, PROJECT);
            claim.setObject(2, run);
            claim.setInt(3, batch);
            var claimed = new Claimed(new ArrayList<>(batch), new ArrayList<>(batch));
            try (var rows = claim.executeQuery()) {
                while (rows.next()) {
                    claimed.indexes().add(rows.getInt(1));
                    claimed.tokens().add(rows.getObject(2, UUID.class));
                }
            }
            return claimed;
        }

        private int settle(UUID run, Claimed claimed) throws SQLException {
            int n = claimed.indexes().size();
            if (n == 0) {
                return 0;
            }
            settle.setObject(1, PROJECT);
            settle.setObject(2, run);
            settle.setArray(3, array("int4", claimed.indexes().toArray()));
            settle.setArray(4, array("uuid", claimed.tokens().toArray()));
            settle.setArray(5, repeated("text", "staged", n));
            settle.setArray(6, repeated("jsonb", RESULT, n));
            settle.setArray(7, array("text", new String[n]));
            settle.setArray(8, array("text", new String[n]));
            settle.setArray(9, repeated("text", "offline", n));
            settle.setArray(10, repeated("jsonb", "{\"calls\":1}", n));
            settle.execute();
            flush.execute();
            return n;
        }

        private Array repeated(String type, String value, int n) throws SQLException {
            var values = new String[n];
            Arrays.fill(values, value);
            return array(type, values);
        }

        private Array array(String type, Object[] values) throws SQLException {
            return connection.createArrayOf(type, values);
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
