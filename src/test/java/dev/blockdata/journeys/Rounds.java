package dev.blockdata.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// Somebody who opens every page of a project again and again, and the two probes of whatever
/// watches the product, and writes down what each answered and how long that took.
final class Rounds implements AutoCloseable {

    static final String LIVENESS = "/actuator/health/liveness";
    static final String READINESS = "/actuator/health/readiness";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 150;

    /// What was asked when, and what came of it; the status is 0 where nothing came.
    record Heard(
            String path,
            int status,
            String type,
            boolean later,
            long begun,
            Duration took,
            String text) {

        @Override
        public String toString() {
            return path + " " + status + " " + type + " " + took.toMillis() + " ms " + text;
        }

        boolean isRefusalInWords() {
            return status == 503 && later && type.equals("application/problem+json");
        }
    }

    private final Product product;
    private final String cookies;
    private final List<String> routes;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ConcurrentLinkedQueue<Heard> heard = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    /// The routes are all that are read and need to be told no more than the project.
    Rounds(Visitor visitor, Shelf shelf) {
        product = visitor.product();
        cookies = visitor.cookies();
        var paths = visitor.get("/v3/api-docs").expect(200).json().get("paths");
        routes =
                paths.propertyStream()
                        .filter(path -> isReadByAnybody(path.getKey(), path.getValue()))
                        .map(path ->
                                path.getKey().replace("{project_id}", shelf.project.toString()))
                        .filter(path -> !path.contains("{"))
                        .filter(path -> visitor.get(path).status() == 200)
                        .toList();
        assertThat(routes).as("routes that can be read").hasSizeGreaterThan(15);
        routes.forEach(this::goOn);
        goOn(LIVENESS);
        goOn(READINESS);
    }

    private static boolean isReadByAnybody(String path, JsonNode methods) {
        return methods.has("get")
                && !path.endsWith("{project_id}/events")
                && !path.endsWith("/export");
    }

    private void goOn(String path) {
        threads.add(
                Thread.ofVirtual()
                        .start(() -> {
                            while (!stopped) {
                                heard.add(ask(path));
                                pause();
                            }
                        }));
    }

    Heard ask(String path) {
        long begun = System.nanoTime();
        var request =
                HttpRequest.newBuilder(product.uri(path))
                        .timeout(PATIENCE)
                        .header("Cookie", cookies)
                        .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            var headers = answer.headers();
            return new Heard(
                    path,
                    answer.statusCode(),
                    headers.firstValue("Content-Type").orElse("").replaceFirst(";.*", ""),
                    headers.firstValue("Retry-After").isPresent(),
                    begun,
                    since(begun),
                    answer.statusCode() == 200 ? "" : answer.body());
        } catch (IOException failure) {
            return new Heard(path, 0, "", false, begun, since(begun), failure.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    List<String> routes() {
        return routes;
    }

    /// How long after `moment` a path first answered so; empty-handed after `patience`.
    Duration untilAnswered(String path, int status, long moment, Duration patience)
            throws InterruptedException {
        long until = moment + patience.toNanos();
        while (System.nanoTime() < until) {
            var first =
                    heard.stream()
                            .filter(one -> one.path().equals(path) && one.status() == status)
                            .filter(one -> ended(one) > moment)
                            .findFirst();
            if (first.isPresent()) {
                return Duration.ofNanos(ended(first.get()) - moment);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError(
                path + " did not answer " + status + " within " + patience + ": " + last(path));
    }

    /// Since `moment` all routes, one by one: how long until each had answered with 200 once.
    Duration untilAllAnswer(long moment, Duration patience) throws InterruptedException {
        var longest = untilAnswered(READINESS, 200, moment, patience);
        for (var route : routes) {
            var took = untilAnswered(route, 200, moment, patience);
            longest = took.compareTo(longest) > 0 ? took : longest;
        }
        return longest;
    }

    /// What was asked and answered between the two moments.
    List<Heard> between(long from, long to) {
        return heard.stream().filter(one -> one.begun() >= from && one.begun() < to).toList();
    }

    List<Heard> all() {
        return List.copyOf(heard);
    }

    private List<Heard> last(String path) {
        var all = heard.stream().filter(one -> one.path().equals(path)).toList();
        return all.subList(Math.max(0, all.size() - 3), all.size());
    }

    /// The process is alive whatever its database does, and all that is refused is refused in words
    /// that a program understands.
    void wereAnsweredInWords() {
        assertThat(all())
                .filteredOn(one -> one.path().equals(LIVENESS))
                .isNotEmpty()
                .allMatch(one -> one.status() == 200)
                .allMatch(one -> one.took().compareTo(Duration.ofSeconds(3)) < 0);
        assertThat(all())
                .filteredOn(one -> one.path().startsWith("/api/"))
                .filteredOn(one -> one.status() != 200)
                .allMatch(Heard::isRefusalInWords);
    }

    private static long ended(Heard one) {
        return one.begun() + one.took().toNanos();
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Lets nobody ask anew, and waits for those who have asked.
    void stop() throws InterruptedException {
        stopped = true;
        for (var thread : threads) {
            thread.join();
        }
    }

    @Override
    public void close() throws InterruptedException {
        stop();
        http.close();
    }
}
