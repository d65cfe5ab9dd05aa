package dev.blockdata.review;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.projects.Member;
import dev.blockdata.projects.Role;
import dev.blockdata.schemas.SchemaArtifact;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/// People, projects, documents and runs in the state that a test starts from, made by the
/// database's own functions.
public final class Given {

    /// A schema in which the empty object is valid.
    public static final String NOTES =
            """
            {"schema_ref": "notes", "properties": {"note": {"type": "string"}, "score": {"type": "number"}}}
            """;

    /// A schema with a field that must be there.
    public static final String STRICT =
            """
            {"schema_ref": "strict", "properties": {"note": {"type": "string", "maxLength": 20}}, "required": ["note"]}
            """;

    /// A document of paragraphs; `conv_uid` is what its blocks are named after.
    public record Doc(String sourceUid, String convUid, List<String> texts) {

        public String blockUid(int index) {
            return convUid + ":" + index;
        }
    }

    /// What a worker holds.
    public record Claim(int index, UUID token) {}

    private final TestDatabase database;
    private final JdbcClient root;
    private final JdbcClient work;

    public Given(TestDatabase database) {
        this.database = database;
        this.root = database.superuserJdbc();
        this.work = database.workJdbc();
    }

    public UUID user(String name) {
        var id = UuidCreator.getTimeOrderedEpoch();
        root.sql("insert into app.users (user_id, email, display_name) values (?, ?, ?)")
                .params(
                        id,
                        name.toLowerCase(java.util.Locale.ROOT) + "." + id + "@example.org",
                        name)
                .update();
        return id;
    }

    /// A personal token of this user, as it goes into the Authorization header.
    public String token(UUID user) {
        var token = "bd_" + UUID.randomUUID();
        root.sql(
                        "insert into app.personal_tokens (token_id, user_id, name, token_hash) values (?, ?, 'test', ?)")
                .params(
                        UuidCreator.getTimeOrderedEpoch(),
                        user,
                        sha256(token.getBytes(StandardCharsets.UTF_8)))
                .update();
        return token;
    }

    public Member project(UUID owner) {
        var project = UuidCreator.getTimeOrderedEpoch();
        database.walls()
                .as(
                        owner,
                        () -> {
                            database.jdbc()
                                    .sql("select app.create_project(?, 'Project', '')")
                                    .params(project)
                                    .query((_, _) -> 1)
                                    .single();
                        });
        return new Member(owner, project, Role.OWNER);
    }

    public Member join(Member project, UUID user, Role role) {
        root.sql("insert into app.project_members (project_id, user_id, role) values (?, ?, ?)")
                .params(project.projectId(), user, role.word())
                .update();
        return new Member(user, project.projectId(), role);
    }

    public Doc document(Member who, String title, int blocks) {
        return document(
                who,
                title,
                java.util.stream.IntStream.range(0, blocks)
                        .mapToObj(i -> title + " says " + i)
                        .toList());
    }

    /// An ingested text document whose paragraphs are these, one empty line between them.
    public Doc document(Member who, String title, List<String> texts) {
        var bytes = String.join("\n\n", texts).getBytes(StandardCharsets.UTF_8);
        return document(
                who,
                title,
                "txt",
                new Doc(uid("txt\n", bytes), uid("text\ntext_bytes\n", bytes), texts));
    }

    /// Another source of the same blocks.
    public Doc twin(Member who, Doc of, String title, String type) {
        var bytes = String.join("\n\n", of.texts()).getBytes(StandardCharsets.UTF_8);
        return document(
                who, title, type, new Doc(uid(type + "\n", bytes), of.convUid(), of.texts()));
    }

    private Doc document(Member who, String title, String type, Doc doc) {
        var bytes = String.join("\n\n", doc.texts()).getBytes(StandardCharsets.UTF_8);
        var token = UUID.randomUUID();
        root.sql(
                        """
                        insert into app.documents (project_id, source_uid, source_type, source_filesize, file_name, doc_title, status,
                                                   attempt, attempt_token, attempt_deadline, uploaded_by)
                        values (?, ?, ?, ?, 'file.' || ?, ?, 'converting', 1, ?, now() + interval '1 hour', ?)
                        """)
                .params(
                        who.projectId(),
                        doc.sourceUid(),
                        type,
                        (long) bytes.length,
                        type,
                        title,
                        token,
                        who.userId())
                .update();
        finish(who, doc, token, bytes);
        return doc;
    }

    private void finish(Member who, Doc doc, UUID token, byte[] bytes) {
        var locators = new ArrayList<String>();
        int start = 0;
        for (var text : doc.texts()) {
            int end = start + text.getBytes(StandardCharsets.UTF_8).length;
            locators.add(
                    "{\"type\":\"text_offset_range\",\"start_offset\":"
                            + start
                            + ",\"end_offset\":"
                            + end
                            + "}");
            start = end + 2;
        }
        int n = doc.texts().size();
        var all = new String(bytes, StandardCharsets.UTF_8);
        work.sql(
                        """
                        select app.finish_ingest(?, ?, ?, ?, 'text', '1', 'text_bytes', true, ?, null, cast(? as jsonb), ?, '{}'::jsonb,
                               ?, ?, ?, cast(? as int[]), ?, cast(? as int[]), ?)
                        """)
                .params(
                        who.projectId(),
                        doc.sourceUid(),
                        token,
                        doc.convUid(),
                        (long) all.codePointCount(0, all.length()),
                        "{\"paragraph\": " + n + "}",
                        doc.texts().stream()
                                .mapToLong(text -> text.codePointCount(0, text.length()))
                                .sum(),
                        Collections.nCopies(n, "paragraph").toArray(String[]::new),
                        locators.toArray(String[]::new),
                        doc.texts().toArray(String[]::new),
                        new Integer[n],
                        Collections.nCopies(n, "[]").toArray(String[]::new),
                        new Integer[n],
                        Collections.nCopies(n, "paragraph").toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    public UUID schema(UUID owner, String text) {
        if (!(SchemaArtifact.parse(text) instanceof SchemaArtifact.Parsed.Valid(var artifact))) {
            throw new IllegalArgumentException(text);
        }
        return database.walls()
                .as(
                        owner,
                        () ->
                                database.jdbc()
                                        .sql(
                                                "select schema_id from app.register_schema(?, ?, ?, ?)")
                                        .params(
                                                UuidCreator.getTimeOrderedEpoch(),
                                                artifact.schemaRef(),
                                                artifact.schemaUid(),
                                                text)
                                        .query(UUID.class)
                                        .single());
    }

    public UUID run(Member who, Doc doc, UUID schema) {
        var run = UuidCreator.getTimeOrderedEpoch();
        var answer =
                database.walls()
                        .in(
                                who.userId(),
                                who.projectId(),
                                () ->
                                        database.jdbc()
                                                .sql(
                                                        "select app.create_run(?, ?, ?, ?, null, '{}'::jsonb)")
                                                .params(
                                                        who.projectId(),
                                                        run,
                                                        doc.sourceUid(),
                                                        schema)
                                                .query(String.class)
                                                .single());
        if (!answer.equals("created")) {
            throw new IllegalStateException(answer);
        }
        return run;
    }

    public List<Claim> claim(Member who, UUID run, int most, Duration lease) {
        return work.sql(
                        "select block_index, claim_token from app.claim(?, ?, ?, 'test worker', make_interval(secs => ?))")
                .params(who.projectId(), run, most, lease.toMillis() / 1000.0)
                .query((row, _) -> new Claim(row.getInt(1), row.getObject(2, UUID.class)))
                .list();
    }

    /// How many of the claims were still held.
    public int settle(
            Member who, UUID run, List<Claim> claims, String outcome, IntFunction<String> body) {
        int n = claims.size();
        boolean staged = outcome.equals("staged");
        return work.sql(
                        """
                        select coalesce(cardinality(app.settle(?, ?, 3, cast(? as int[]), ?, ?, cast(? as jsonb[]), ?, ?, ?, cast(? as jsonb[]))), 0)
                        """)
                .params(
                        who.projectId(),
                        run,
                        claims.stream().map(Claim::index).toArray(Integer[]::new),
                        claims.stream().map(Claim::token).toArray(UUID[]::new),
                        Collections.nCopies(n, outcome).toArray(String[]::new),
                        claims.stream()
                                .map(claim -> staged ? body.apply(claim.index()) : null)
                                .toArray(String[]::new),
                        Collections.nCopies(n, staged ? null : "went wrong").toArray(String[]::new),
                        new String[n],
                        Collections.nCopies(n, staged ? "offline" : null).toArray(String[]::new),
                        new String[n])
                .query(Integer.class)
                .single();
    }

    /// Works on every pending block of a run.
    public void stage(Member who, UUID run, IntFunction<String> body) {
        for (var claims = claim(who, run, 1000, Duration.ofMinutes(5));
                !claims.isEmpty();
                claims = claim(who, run, 1000, Duration.ofMinutes(5))) {
            settle(who, run, claims, "staged", body);
        }
    }

    public static String note(int index) {
        return "{\"note\": \"note " + index + "\", \"score\": 0.5}";
    }

    private static String uid(String prefix, byte[] bytes) {
        var head = prefix.getBytes(StandardCharsets.UTF_8);
        var all = new byte[head.length + bytes.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(bytes, 0, all, head.length, bytes.length);
        return HexFormat.of().formatHex(sha256(all));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
