package dev.blockdata.database;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/// A person with a project, a document of forty blocks, a schema and a run that is partly staged
/// and partly confirmed: made through the database's own verbs.
public record Tenant(
        TestDatabase database, UUID user, UUID project, String source, UUID schema, UUID run) {

    public static final int BLOCKS = 40;

    public static Tenant in(TestDatabase database, String name) {
        var tenant = new Tenant(database, uuid(), uuid(), digits(name.hashCode()), uuid(), uuid());
        tenant.register(name);
        tenant.upload();
        tenant.start();
        return tenant;
    }

    private static UUID uuid() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    private static String digits(int seed) {
        return "%08x".formatted(seed).repeat(8);
    }

    public <T> T asMe(java.util.function.Supplier<T> work) {
        return database.walls().in(user, project, work);
    }

    private void register(String name) {
        database.walls()
                .anonymously(() ->
                        database.jdbc()
                                .sql(
                                        "select app.register_account(:user, :email, 'hash', :name, false, false)")
                                .param("user", user)
                                .param("email", name + "@example.org")
                                .param("name", name)
                                .query(String.class)
                                .single());
        database.walls()
                .as(
                        user,
                        () ->
                                database.jdbc()
                                        .sql("select app.create_project(:project, :name, '')")
                                        .param("project", project)
                                        .param("name", name)
                                        .query()
                                        .listOfRows());
    }

    private void upload() {
        asMe(() ->
                database.jdbc()
                        .sql(
                                "select app.add_document(:project, :source, 'md', 10, 'a.md', 'a', false)")
                        .param("project", project)
                        .param("source", source)
                        .query(String.class)
                        .single());
        database.workJdbc()
                .sql(
                        """
                        select app.finish_ingest(c.project_id, c.source_uid, c.attempt_token, repeat('c', 64), 'mdast', '1', 'markdown_bytes', true, 10, 'A',
                               '{"paragraph": 40}', 40, '{}', array_fill('paragraph'::text, array[40]),
                               array_fill('{"type":"text_offset_range","start_offset":0,"end_offset":1}'::text, array[40]), array_fill('x'::text, array[40]),
                               array_fill(null::int, array[40]), array_fill('[]'::text, array[40]), array_fill(null::int, array[40]), array_fill('Paragraph'::text, array[40]))
                          from app.claim_ingest(interval '5 minutes', 3, array['md'], '{}') c\
                        """)
                .query(Boolean.class)
                .single();
    }

    private void start() {
        asMe(() ->
                database.jdbc()
                        .sql(
                                "select result from app.register_schema(:schema, 'ref', repeat('d', 64), '{\"properties\":{}}')")
                        .param("schema", schema)
                        .query(String.class)
                        .single());
        asMe(() ->
                database.jdbc()
                        .sql("select app.create_run(:project, :run, :source, :schema, null, '{}')")
                        .param("project", project)
                        .param("run", run)
                        .param("source", source)
                        .param("schema", schema)
                        .query(String.class)
                        .single());
        stage(20);
        asMe(() ->
                database.jdbc()
                        .sql(
                                "select confirmed from app.confirm(:project, :run, array[0, 1, 2], array[2, 2, 2], null)")
                        .param("project", project)
                        .param("run", run)
                        .query(Integer.class)
                        .single());
        asMe(() ->
                database.jdbc()
                        .sql("select app.request_export(:project, :export, '{}', 'a.jsonl', 1, 5)")
                        .param("project", project)
                        .param("export", uuid())
                        .query(Boolean.class)
                        .single());
        asMe(() ->
                database.jdbc()
                        .sql(
                                """
                                select app.save_integration(:project, gen_random_uuid(), 'webhook', 'hook', null, 'batch', true, '{}', '', 9)
                                """)
                        .param("project", project)
                        .query(String.class)
                        .single());
        asMe(() ->
                database.jdbc()
                        .sql(
                                "select confirmed from app.confirm(:project, :run, array[3], array[2], null)")
                        .param("project", project)
                        .param("run", run)
                        .query(Integer.class)
                        .single());
    }

    /// Claims and stages so many blocks.
    public void stage(int blocks) {
        database.workJdbc()
                .sql(
                        """
                        with claimed as materialized (select array_agg(block_index) i, array_agg(claim_token) t, count(*)::int n
                                                        from app.claim(:project, :run, :blocks, 'worker', interval '1 minute'))
                        select app.settle(:project, :run, 3, i, t, array_fill('staged'::text, array[n]), array_fill('{"a": 1}'::jsonb, array[n]),
                               array_fill(null::text, array[n]), array_fill(null::text, array[n]), array_fill('offline'::text, array[n]),
                               array_fill('{"calls": 1}'::jsonb, array[n])) from claimed\
                        """)
                .param("project", project)
                .param("run", run)
                .param("blocks", blocks)
                .query()
                .listOfRows();
    }
}
