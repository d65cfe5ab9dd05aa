package dev.blockdata.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// Looks again and again at a project's progress and at its largest run, as a page does, until all
/// is through.
final class ProgressWatch implements Callable<Integer> {

    private final Shelf shelf;
    private final List<Visitor> visitors;
    private final String run;
    private final int blocks;
    private long completed;
    private long completedInRun;

    ProgressWatch(Shelf shelf, int blocks, Visitor... visitors) {
        this.shelf = shelf;
        this.blocks = blocks;
        this.visitors = List.of(visitors);
        this.run =
                shelf.runs().stream()
                        .max((a, b) -> total(a) - total(b))
                        .orElseThrow()
                        .get("run_id")
                        .asString();
    }

    /// How often it looked.
    @Override
    public Integer call() throws InterruptedException {
        int looks = 0;
        boolean through = false;
        while (!through) {
            var visitor = visitors.get(looks % visitors.size());
            var progress = shelf.progress(visitor);
            assertThat(progress.get("blocks").asInt()).isEqualTo(blocks);
            completed = check(progress.get("counts"), blocks, completed);
            var one = visitor.get(shelf.path("/runs/" + run)).expect(200).json();
            completedInRun = check(one.get("counts"), total(one), completedInRun);
            assertThat(one.get("completed_blocks").asLong()).isEqualTo(completedInRun);
            looks++;
            through = open(progress.get("counts")) == 0;
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return looks;
    }

    private static long check(JsonNode counts, int total, long before) {
        long sum = counts.valueStream().mapToLong(JsonNode::asLong).sum();
        long now =
                counts.get("ai_complete").asLong()
                        + counts.get("confirmed").asLong()
                        + counts.get("rejected").asLong();
        assertThat(sum).as("the counts add up: %s", counts).isEqualTo(total);
        assertThat(now).as("completed: %s", counts).isBetween(before, (long) total);
        return now;
    }

    private static long open(JsonNode counts) {
        return counts.get("pending").asLong() + counts.get("claimed").asLong();
    }

    private static int total(JsonNode run) {
        return run.get("total_blocks").asInt();
    }
}
