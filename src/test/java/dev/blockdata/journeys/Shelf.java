package dev.blockdata.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// A project of somebody's with documents in it and one schema to apply to them all.
final class Shelf {

    private static final String MODEL = "claude-sonnet-4-5";

    final UUID project;
    final String schema;
    private final Visitor owner;

    Shelf(Visitor owner) {
        this.owner = owner;
        project =
                UUID.fromString(
                        owner.post("/api/v1/projects", Map.of("project_name", "A shelf"))
                                .expect(201)
                                .json()
                                .get("project_id")
                                .asString());
        schema =
                owner.postText(
                                "/api/v1/schemas",
                                """
                                {"schema_ref": "notes_%s", "properties": {"summary": {"type": "string"}, "has_code": {"type": "boolean"}}}
                                """
                                        .formatted(project.toString().replace('-', '_')))
                        .expect(201)
                        .json()
                        .get("schema_id")
                        .asString();
    }

    /// A document of so many paragraphs, of which those at `others` say something else.
    void paragraphs(int blocks, Map<Integer, String> others) {
        upload(
                "paragraphs.md",
                IntStream.range(0, blocks)
                        .mapToObj(i -> others.getOrDefault(i, "Paragraph " + i + "."))
                        .collect(Collectors.joining("\n\n"))
                        .getBytes(StandardCharsets.UTF_8));
    }

    void paragraphs(int blocks) {
        paragraphs(blocks, Map.of());
    }

    void upload(String name, byte[] content) {
        owner.upload(path("/documents"), name, content).expect(201);
    }

    /// Applies the schema once all is read: how many blocks there are to ask about.
    int apply() throws InterruptedException {
        return apply(MODEL);
    }

    int apply(String model) throws InterruptedException {
        awaitIngested();
        return owner.post(
                        path("/apply-schema"),
                        Map.of("schema_id", schema, "model_config", Map.of("model", model)))
                .expect(200)
                .json()
                .get("total_blocks")
                .asInt();
    }

    void awaitIngested() throws InterruptedException {
        await(
                Duration.ofMinutes(2),
                () ->
                        documents().stream()
                                .allMatch(status ->
                                        status.get("status").asString().equals("ingested")));
    }

    void dispatch(int concurrency) {
        owner.post(path("/dispatch"), Map.of("schema_id", schema, "concurrency", concurrency))
                .expect(202);
    }

    List<JsonNode> documents() {
        return items(path("/documents?limit=200"));
    }

    List<JsonNode> overlays(String run) {
        return items(path("/runs/" + run + "/overlays?limit=1000"));
    }

    Visitor owner() {
        return owner;
    }

    List<JsonNode> runs() {
        return items(path("/runs?limit=200"));
    }

    /// The only run, as somebody sees it.
    JsonNode run(Visitor visitor) {
        var runs = visitor.get(path("/runs?limit=2")).expect(200).json().get("items");
        assertThat(runs.size()).isEqualTo(1);
        return runs.get(0);
    }

    JsonNode progress(Visitor visitor) {
        return visitor.get(path("/progress?schema_id=" + schema)).expect(200).json();
    }

    boolean isThrough(Visitor visitor) {
        var counts = progress(visitor).get("counts");
        return counts.get("pending").asInt() + counts.get("claimed").asInt() == 0;
    }

    String path(String rest) {
        return "/api/v1/projects/" + project + rest;
    }

    private List<JsonNode> items(String path) {
        return owner.get(path).expect(200).json().get("items").valueStream().toList();
    }

    static void await(Duration patience, BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting after %s", patience).isLessThan(until);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
