package dev.blockdata.runs;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.blockdata.database.TestDatabase;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/// People, projects, documents and runs for tests, made by the database's own functions.
public final class Given {

    /// A schema with one text field, which may be left out.
    public static final String SCHEMA =
            """
            {"schema_ref": "%s", "properties": {"summary": {"type": "string"}}}\
            """;

    /// The same, shown with the blocks around each.
    public static final String SCHEMA_WITH_NEIGHBOURS =
            """
            {"schema_ref": "%s", "properties": {"summary": {"type": "string"}},
             "prompt_config": {"context": {"neighbours": 1}}}\
            """;

    private final TestDatabase database;

    public Given(TestDatabase database) {
        this.database = database;
    }

    public UUID user() {
        UUID user = UuidCreator.getTimeOrderedEpoch();
        database.walls()
                .anonymously(() ->
                        database.jdbc()
                                .sql(
                                        "select app.register_account(:id, :email, 'x', 'Somebody', false, false)")
                                .param("id", user)
                                .param("email", user + "@example.org")
                                .query(String.class)
                                .single());
        return user;
    }

    public UUID project(UUID user) {
        UUID project = UuidCreator.getTimeOrderedEpoch();
        database.walls()
                .as(
                        user,
                        () ->
                                database.jdbc()
                                        .sql("select app.create_project(:id, 'A project', '')")
                                        .param("id", project)
                                        .query((_, _) -> "")
                                        .single());
        return project;
    }

    /// Somebody else in the project, past the walls.
    public UUID member(UUID project, String role) {
        UUID user = user();
        join(project, user, role);
        return user;
    }

    public void join(UUID project, UUID user, String role) {
        database.superuserJdbc()
                .sql(
                        "insert into app.project_members (project_id, user_id, role) values (:project, :user, :role)")
                .param("project", project)
                .param("user", user)
                .param("role", role)
                .update();
    }

    /// Takes somebody out of the project, past the walls; somebody else stays as its owner.
    public void leave(UUID project, UUID user) {
        join(project, user(), "owner");
        database.superuserJdbc()
                .sql(
                        "delete from app.project_members where project_id = :project and user_id = :user")
                .param("project", project)
                .param("user", user)
                .update();
    }

    /// A document that is uploaded and nothing more.
    public String upload(UUID user, UUID project) {
        byte[] random = new byte[32];
        ThreadLocalRandom.current().nextBytes(random);
        String source = HexFormat.of().formatHex(random);
        database.walls()
                .in(
                        user,
                        project,
                        () ->
                                database.jdbc()
                                        .sql(
                                                "select app.add_document(:project, :source, 'md', 10, 'a.md', 'A document', false)")
                                        .param("project", project)
                                        .param("source", source)
                                        .query(String.class)
                                        .single());
        return source;
    }

    /// An ingested document of so many paragraphs, "Block 0" and so on.
    public String document(UUID user, UUID project, int blocks) {
        String source = upload(user, project);
        String token =
                database.superuserJdbc()
                        .sql(
                                """
                                update app.documents set status = 'converting', error = null, attempt_token = gen_random_uuid(), attempt_deadline = now() + interval '1 hour'
                                 where project_id = :project and source_uid = :source returning attempt_token
                                """)
                        .param("project", project)
                        .param("source", source)
                        .query(String.class)
                        .single();
        Integer[] none = new Integer[blocks];
        String[] types = filled(blocks, "paragraph");
        database.workJdbc()
                .sql(
                        """
                        select app.finish_ingest(:project, :source, cast(:token as uuid), :conv, 'mdast', '1', 'markdown_bytes', true, 10, null,
                            '{"paragraph": 1}', 10, '{}', cast(:types as text[]), cast(:locators as text[]), cast(:contents as text[]),
                            cast(:levels as int[]), cast(:paths as text[]), cast(:levels as int[]), cast(:types as text[]))
                        """)
                .param("project", project)
                .param("source", source)
                .param("token", token)
                .param("conv", "c" + source.substring(1))
                .param("types", types)
                .param(
                        "locators",
                        filled(
                                blocks,
                                "{\"type\":\"text_offset_range\",\"start_offset\":0,\"end_offset\":1}"))
                .param(
                        "contents",
                        IntStream.range(0, blocks)
                                .mapToObj(i -> "Block " + i)
                                .toArray(String[]::new))
                .param("levels", none)
                .param("paths", filled(blocks, "[]"))
                .query(Boolean.class)
                .single();
        return source;
    }

    public UUID schema(UUID user) {
        return schema(user, SCHEMA);
    }

    /// @param text with a place for its ref
    public UUID schema(UUID user, String text) {
        UUID schema = UuidCreator.getTimeOrderedEpoch();
        String ref = "s" + schema.toString().replace("-", "");
        database.walls()
                .as(
                        user,
                        () ->
                                database.jdbc()
                                        .sql(
                                                "select result from app.register_schema(:id, :ref, :uid, :text)")
                                        .param("id", schema)
                                        .param("ref", ref)
                                        .param(
                                                "uid",
                                                (ref + "0".repeat(64))
                                                        .substring(1, 65)
                                                        .replaceAll("[^0-9a-f]", "0"))
                                        .param("text", text.formatted(ref))
                                        .query(String.class)
                                        .single());
        return schema;
    }

    public UUID run(UUID user, UUID project, String source, UUID schema) {
        UUID run = UuidCreator.getTimeOrderedEpoch();
        database.walls()
                .in(
                        user,
                        project,
                        () ->
                                database.jdbc()
                                        .sql(
                                                "select app.create_run(:project, :run, :source, :schema, null, '{}')")
                                        .param("project", project)
                                        .param("run", run)
                                        .param("source", source)
                                        .param("schema", schema)
                                        .query(String.class)
                                        .single());
        return run;
    }

    private static String[] filled(int size, String value) {
        String[] array = new String[size];
        Arrays.fill(array, value);
        return array;
    }
}
