package dev.blockdata.realtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Makes events of notices: each document, run and overlay once, as it is now, however often it
/// changed.
@Component
class Digest {

    /// What is new in a project, and the schemas whose progress it changes.
    record News(List<Message> messages, Set<UUID> schemas) {

        static News none() {
            return new News(new ArrayList<>(), new LinkedHashSet<>());
        }
    }

    record DocumentChange(String sourceUid, @Nullable String status, @Nullable String error) {}

    record Counts(
            int pending, int claimed, int aiComplete, int confirmed, int rejected, int failed) {}

    record RunChange(
            UUID runId,
            UUID schemaId,
            String sourceUid,
            String status,
            String dispatch,
            List<String> models,
            Counts counts) {}

    /// The overlays that changed; with `all` they are too many to name, and whoever shows the run
    /// reads it again.
    record OverlaysChange(UUID runId, List<Item> items, boolean all) {}

    record Item(String blockUid, String status, int revision) {}

    record ProgressChange(@Nullable UUID schemaId) {}

    record PersonsNotice(long noticeId, UUID projectId) {}

    private static final int MOST_ITEMS = 500;

    private record Place(UUID projectId, String name) {}

    private record RunPlace(UUID projectId, UUID runId) {}

    private final Notices notices;
    private final JsonMapper json;

    Digest(Notices notices, JsonMapper json) {
        this.notices = notices;
        this.json = json;
    }

    /// News by project.
    Map<UUID, News> of(List<Notices.Notice> changes) {
        var documents = new LinkedHashSet<Place>();
        var runs = new LinkedHashSet<RunPlace>();
        var blocks = new LinkedHashMap<RunPlace, StringBuilder>();
        for (var change : changes) {
            if (change.runId() != null) {
                var place = new RunPlace(change.projectId(), change.runId());
                runs.add(place);
                addBlocks(blocks, place, change.blocks());
            } else if (change.sourceUid() != null) {
                documents.add(new Place(change.projectId(), change.sourceUid()));
            }
        }
        var news = new HashMap<UUID, News>();
        tellDocuments(documents, news);
        tellOverlays(blocks, news);
        tellRuns(runs, news);
        return news;
    }

    /// What is said to one person; empty where it is said to all.
    Optional<Message> toPerson(Notices.Notice change) {
        UUID userId = change.userId();
        Long noticeId = change.noticeId();
        return userId == null || noticeId == null
                ? Optional.empty()
                : Optional.of(
                        Message.to(
                                userId,
                                json,
                                "notice",
                                new PersonsNotice(noticeId, change.projectId())));
    }

    Message progress(@Nullable UUID schemaId) {
        return Message.of(json, "progress", null, new ProgressChange(schemaId));
    }

    /// Ranges are written as {[1,5),[9,10)}; side by side they may overlap, the database makes one
    /// of them.
    private static void addBlocks(
            Map<RunPlace, StringBuilder> blocks, RunPlace place, @Nullable String ranges) {
        if (ranges != null && ranges.length() > 2) {
            var known = blocks.computeIfAbsent(place, _ -> new StringBuilder());
            known.append(known.isEmpty() ? "" : ",").append(ranges, 1, ranges.length() - 1);
        }
    }

    private void tellDocuments(Set<Place> places, Map<UUID, News> news) {
        if (places.isEmpty()) {
            return;
        }
        var keys =
                new Notices.Keys(
                        places.stream().map(Place::projectId).toArray(UUID[]::new),
                        new UUID[0],
                        places.stream().map(Place::name).toArray(String[]::new));
        for (var document : notices.documents(keys)) {
            // A document that went leaves a list that has to be read again.
            tell(
                    news,
                    document.projectId(),
                    document.status() == null
                            ? Message.reset()
                            : Message.of(
                                    json,
                                    "document",
                                    null,
                                    new DocumentChange(
                                            document.sourceUid(),
                                            document.status(),
                                            document.error())));
        }
    }

    private void tellRuns(Set<RunPlace> places, Map<UUID, News> news) {
        if (places.isEmpty()) {
            return;
        }
        var keys =
                new Notices.Keys(
                        places.stream().map(RunPlace::projectId).toArray(UUID[]::new),
                        places.stream().map(RunPlace::runId).toArray(UUID[]::new),
                        new String[0]);
        var gone = new LinkedHashSet<>(places);
        for (var run : notices.runs(keys)) {
            gone.remove(new RunPlace(run.projectId(), run.runId()));
            var counts =
                    new Counts(
                            run.pending(),
                            run.claimed(),
                            run.aiComplete(),
                            run.confirmed(),
                            run.rejected(),
                            run.failed());
            tell(
                    news,
                    run.projectId(),
                    Message.of(
                            json,
                            "run",
                            run.runId(),
                            new RunChange(
                                    run.runId(),
                                    run.schemaId(),
                                    run.sourceUid(),
                                    run.status(),
                                    run.dispatch(),
                                    run.models().isEmpty()
                                            ? List.of()
                                            : List.of(run.models().split(",")),
                                    counts)));
            news.computeIfAbsent(run.projectId(), _ -> News.none()).schemas().add(run.schemaId());
        }
        gone.forEach(place -> tell(news, place.projectId(), Message.reset()));
    }

    private void tellOverlays(Map<RunPlace, StringBuilder> blocks, Map<UUID, News> news) {
        if (blocks.isEmpty()) {
            return;
        }
        var keys =
                new Notices.Keys(
                        blocks.keySet().stream().map(RunPlace::projectId).toArray(UUID[]::new),
                        blocks.keySet().stream().map(RunPlace::runId).toArray(UUID[]::new),
                        blocks.values().stream()
                                .map(ranges -> "{" + ranges + "}")
                                .toArray(String[]::new));
        var byRun =
                notices.overlays(keys, MOST_ITEMS + 1).stream()
                        .collect(Collectors.groupingBy(Notices.Overlay::runId));
        for (var place : blocks.keySet()) {
            var overlays = byRun.getOrDefault(place.runId(), List.of());
            if (overlays.isEmpty()) {
                continue;
            }
            boolean all = overlays.size() > MOST_ITEMS;
            var items =
                    all
                            ? List.<Item>of()
                            : overlays.stream()
                                    .map(overlay ->
                                            new Item(
                                                    overlay.blockUid(),
                                                    overlay.status(),
                                                    overlay.revision()))
                                    .toList();
            tell(
                    news,
                    place.projectId(),
                    Message.of(
                            json,
                            "overlays",
                            place.runId(),
                            new OverlaysChange(place.runId(), items, all)));
        }
    }

    private static void tell(Map<UUID, News> news, UUID projectId, Message message) {
        news.computeIfAbsent(projectId, _ -> News.none()).messages().add(message);
    }
}
