package dev.blockdata.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Two thousand listeners who are not there any more and two hundred who read a kilobyte a second
/// cost no threads and little memory, of which there is half a gigabyte, and are gone within a
/// minute; for most of them there is no place.
@Tag("long")
class DeadListenersIT {

    private static final int DEAD = 2000;
    private static final int SLOW = 200;
    private static final double MEGABYTES = 1 << 20;

    @Test
    void theyCostLittleAndAreGoneWithinAMinute() throws Exception {
        try (var product = Product.startAtFullSpeed(List.of("-Xmx512m"));
                var ann = Visitor.registered(product, "ann")) {
            // What a first run leaves in memory is no listener's.
            workedOn(ann);
            var shelf = new Shelf(ann);
            shelf.paragraphs(600);
            shelf.apply("offline");
            double threads = figure(ann, "jvm_threads_live_threads");
            double heap = heap(product);
            try (var sockets = new Sockets(ann, shelf.path("/events"))) {
                sockets.listenAndReadNothing(DEAD);
                sockets.listenSlowly(SLOW);
                long begun = System.nanoTime();
                TimeUnit.SECONDS.sleep(5);
                shelf.dispatch(20);
                Shelf.await(Duration.ofMinutes(1), () -> shelf.isThrough(ann));
                double threadsThen = figure(ann, "jvm_threads_live_threads");
                double heapThen = heap(product);
                System.out.printf(
                        "threads %.0f, then %.0f; heap in use %.0f MB, then %.0f MB%n",
                        threads, threadsThen, heap / MEGABYTES, heapThen / MEGABYTES);
                assertThat(threadsThen).isLessThan(threads + 20);
                assertThat(heapThen - heap).isLessThan(100 * MEGABYTES);

                TimeUnit.NANOSECONDS.sleep(
                        Duration.ofSeconds(60).toNanos() - (System.nanoTime() - begun));
                assertThat(sockets.stillOpen()).isZero();
            }
        }
    }

    private static void workedOn(Visitor ann) throws Exception {
        var shelf = new Shelf(ann);
        shelf.paragraphs(600);
        shelf.apply("offline");
        shelf.dispatch(20);
        Shelf.await(Duration.ofMinutes(1), () -> shelf.isThrough(ann));
    }

    /// What is in use once everything was collected that can be.
    private static double heap(Product product) throws Exception {
        var jcmd = System.getProperty("java.home") + "/bin/jcmd";
        run(jcmd, Long.toString(product.pid()), "GC.run");
        var lines = run(jcmd, Long.toString(product.pid()), "GC.heap_info");
        return lines.lines()
                .filter(line -> line.contains("used "))
                .filter(line -> !line.contains("Metaspace") && !line.contains("class space"))
                .mapToDouble(line ->
                        1024 * Double.parseDouble(line.replaceFirst(".*used (\\d+)K.*", "$1")))
                .sum();
    }

    private static String run(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static double figure(Visitor visitor, String name) {
        return visitor.get("/actuator/prometheus")
                .expect(200)
                .text()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
