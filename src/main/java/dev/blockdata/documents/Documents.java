package dev.blockdata.documents;

import dev.blockdata.database.Walls;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The documents of a project, as a member sees and changes them.
@Component
public final class Documents {

    private static final String COLUMNS =
            """
            d.project_id, d.source_uid, d.source_type, d.doc_title, d.file_name, d.status, d.error, d.source_filesize,
            d.source_total_characters, d.conv_uid, d.conv_parsing_tool, d.conv_tool_version, d.conv_representation_type,
            d.conv_total_blocks, d.conv_block_type_freq, d.conv_total_characters, d.representation_is_source,
            coalesce(json_array_length((d.report ->> 'notes')::json), 0) as report_notes, d.uploaded_by, d.uploaded_at
            """;

    private final Walls walls;
    private final JdbcClient db;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;

    Documents(Walls walls, JdbcClient db, JsonMapper json, ApplicationEventPublisher events) {
        this.walls = walls;
        this.db = db;
        this.json = json;
        this.events = events;
    }

    /// What became of an upload: a new document, one that was there, or one that had failed and is
    /// tried again.
    public enum Added {
        CREATED,
        EXISTS,
        RETRIED
    }

    /// What is known of a file when it has been stored.
    public record Upload(
            String sourceUid,
            String sourceType,
            long filesize,
            String fileName,
            String title,
            boolean titleGiven) {}

    /// What became of a deletion.
    public sealed interface Deletion {

        /// The row is gone; the files at the place were its.
        record Deleted(Place place) implements Deletion {}

        /// Nothing was deleted: so many confirmed overlays would have gone.
        record HoldsConfirmed(long count) implements Deletion {}

        record Unknown() implements Deletion {}
    }

    /// The end of a page: documents after this one come next.
    public record Position(Instant uploadedAt, String sourceUid) {}

    /// Records an upload whose file is at the place.
    Added add(UUID user, UUID project, Upload upload, Place place) {
        var added =
                walls.in(
                        user,
                        project,
                        () ->
                                db.sql(
                                                """
                                                select app.add_document(:project, :source, :type, :size, :name, :title, :given, :generation)
                                                """)
                                        .param("project", project)
                                        .param("source", upload.sourceUid())
                                        .param("type", upload.sourceType())
                                        .param("size", upload.filesize())
                                        .param("name", upload.fileName())
                                        .param("title", upload.title())
                                        .param("given", upload.titleGiven())
                                        .param("generation", place.generation())
                                        .query((row, _) -> added(row))
                                        .single());
        return told(added, project, upload.sourceUid());
    }

    /// Records that bytes which are here were uploaded again; empty where they are not here any
    /// more.
    Optional<Added> addAgain(UUID user, UUID project, String source) {
        return walls.in(
                        user,
                        project,
                        () ->
                                db.sql(
                                                """
                                                select x.what from (select app.add_document_again(:project, :source) as what) x
                                                 where x.what is not null
                                                """)
                                        .param("project", project)
                                        .param("source", source)
                                        .query((row, _) -> added(row))
                                        .optional())
                .map(added -> told(added, project, source));
    }

    private static Added added(ResultSet row) throws SQLException {
        return switch (row.getString(1)) {
            case "created" -> Added.CREATED;
            case "retried" -> Added.RETRIED;
            default -> Added.EXISTS;
        };
    }

    private Added told(Added added, UUID project, String source) {
        if (added != Added.EXISTS) {
            events.publishEvent(new DocumentWaiting(project, source));
        }
        return added;
    }

    /// Where the files of a document are, if it is there.
    public Optional<Place> place(UUID user, UUID project, String source) {
        return walls.in(
                user,
                project,
                () ->
                        db.sql(
                                        """
                                        select d.generation from app.documents d
                                         where d.project_id = :project and d.source_uid = :source
                                        """)
                                .param("project", project)
                                .param("source", source)
                                .query((row, _) ->
                                        new Place(
                                                project,
                                                source,
                                                row.getObject("generation", UUID.class)))
                                .optional());
    }

    public Optional<Document> find(UUID user, UUID project, String source) {
        return walls.in(
                user,
                project,
                () ->
                        db.sql(
                                        "select "
                                                + COLUMNS
                                                + """
                                                  from app.documents d
                                                 where d.project_id = :project and d.source_uid = :source
                                                """)
                                .param("project", project)
                                .param("source", source)
                                .query(this::document)
                                .optional());
    }

    /// Documents in the order of their upload, at most `limit`; all statuses where none is named.
    public List<Document> list(
            UUID user,
            UUID project,
            List<DocumentStatus> statuses,
            @Nullable Position after,
            int limit) {
        return walls.in(
                user,
                project,
                () ->
                        db.sql(
                                        "select "
                                                + COLUMNS
                                                + """
                                                  from app.documents d
                                                 where d.project_id = :project
                                                   and (cardinality(:statuses) = 0 or d.status = any (:statuses))
                                                   and (cast(:at as timestamptz) is null
                                                        or (d.uploaded_at, d.source_uid) > (cast(:at as timestamptz), cast(:source as text)))
                                                 order by d.uploaded_at, d.source_uid
                                                 limit :limit
                                                """)
                                .param("project", project)
                                .param(
                                        "statuses",
                                        statuses.stream()
                                                .map(DocumentStatus::wire)
                                                .toArray(String[]::new))
                                .param(
                                        "at",
                                        after == null
                                                ? null
                                                : after.uploadedAt().atOffset(ZoneOffset.UTC))
                                .param("source", after == null ? null : after.sourceUid())
                                .param("limit", limit)
                                .query(this::document)
                                .list());
    }

    /// Renames; false where there is no such document.
    public boolean rename(UUID user, UUID project, String source, String title) {
        return walls.in(
                user,
                project,
                () ->
                        db.sql("select app.rename_document(:project, :source, :title)")
                                .param("project", project)
                                .param("source", source)
                                .param("title", title)
                                .query(Boolean.class)
                                .single());
    }

    /// Puts a failed document in line again; false where it has not failed or is not there.
    public boolean retry(UUID user, UUID project, String source) {
        boolean waiting =
                walls.in(
                        user,
                        project,
                        () ->
                                db.sql("select app.retry_document(:project, :source)")
                                        .param("project", project)
                                        .param("source", source)
                                        .query(Boolean.class)
                                        .single());
        if (waiting) {
            events.publishEvent(new DocumentWaiting(project, source));
        }
        return waiting;
    }

    /// Deletes a document with all that hangs on it, unless it holds confirmed overlays whose
    /// number is not the one given.
    public Deletion delete(UUID user, UUID project, String source, @Nullable Long confirmed) {
        return walls.in(
                user,
                project,
                () ->
                        db.sql(
                                        """
                                        select (x.answer ->> 'deleted')::boolean as deleted, (x.answer ->> 'confirmed')::bigint as confirmed,
                                               (x.answer ->> 'generation')::uuid as generation
                                          from (select app.delete_document(:project, :source, cast(:confirmed as bigint)) as answer) x
                                         where x.answer is not null
                                        """)
                                .param("project", project)
                                .param("source", source)
                                .param("confirmed", confirmed)
                                .query((row, _) ->
                                        row.getBoolean("deleted")
                                                ? new Deletion.Deleted(
                                                        new Place(
                                                                project,
                                                                source,
                                                                row.getObject(
                                                                        "generation", UUID.class)))
                                                : new Deletion.HoldsConfirmed(
                                                        row.getLong("confirmed")))
                                .optional()
                                .<Deletion>map(answer -> answer)
                                .orElseGet(Deletion.Unknown::new));
    }

    /// What the parser found, dropped and doubted, empty for a document that is not there or not
    /// yet read.
    public Optional<Report> report(UUID user, UUID project, String source) {
        return walls.in(
                user,
                project,
                () ->
                        db.sql(
                                        """
                                        select d.report from app.documents d
                                         where d.project_id = :project and d.source_uid = :source and d.report is not null
                                        """)
                                .param("project", project)
                                .param("source", source)
                                .query(String.class)
                                .optional()
                                .map(stored -> json.readValue(stored, Report.class)));
    }

    private Document document(ResultSet row, int number) throws SQLException {
        var frequencies = row.getString("conv_block_type_freq");
        return new Document(
                row.getObject("project_id", UUID.class),
                row.getString("source_uid"),
                row.getString("source_type"),
                row.getString("doc_title"),
                row.getString("file_name"),
                DocumentStatus.of(row.getString("status")).orElseThrow(),
                row.getString("error"),
                row.getLong("source_filesize"),
                row.getObject("source_total_characters", Long.class),
                row.getString("conv_uid"),
                row.getString("conv_parsing_tool"),
                row.getString("conv_tool_version"),
                row.getString("conv_representation_type"),
                row.getObject("conv_total_blocks", Integer.class),
                frequencies == null ? null : BlockFrequencies.read(json, frequencies),
                row.getObject("conv_total_characters", Long.class),
                row.getBoolean("representation_is_source"),
                row.getInt("report_notes"),
                row.getObject("uploaded_by", UUID.class),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant());
    }
}
