package dev.blockdata.export;

import dev.blockdata.database.Walls;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Confirmed runs of a database without an application around it, for benchmarks.
public final class ReadRuns {

    private ReadRuns() {}

    public static ConfirmedRun in(Walls walls, JdbcClient jdbc, Path scratch) {
        var blocks = new ConfirmedBlocks(walls, jdbc, new FlatTables(jdbc));
        return new ConfirmedRun(
                blocks, new Exports(blocks, new Scratch(scratch)), new ExportPlan(walls, jdbc));
    }
}
