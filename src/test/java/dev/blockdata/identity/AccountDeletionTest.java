package dev.blockdata.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.database.Walls;
import dev.blockdata.http.Browser;
import dev.blockdata.storage.Content;
import dev.blockdata.storage.FileStore;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@ApplicationTest
class AccountDeletionTest {

    private static final String ACCOUNT = "/api/v1/account";

    @LocalServerPort private int port;
    @Autowired private TestDatabase database;
    @Autowired private FileStore files;
    @Autowired private AccountDeletion deletion;
    @Autowired private Accounts accounts;
    @Autowired private Walls walls;
    @Autowired private JdbcClient jdbc;

    /// Somebody with an account.
    private record Person(String email, UUID id, Browser browser) {

        UUID project(String name) {
            return UUID.fromString(
                    browser.post("/api/v1/projects", Map.of("project_name", name))
                            .expect(201)
                            .json()
                            .get("project_id")
                            .asString());
        }

        Browser.Answer leave() {
            return leave(email, Browser.PASSWORD);
        }

        Browser.Answer leave(String typed, String password) {
            return browser.send(
                    "DELETE",
                    ACCOUNT,
                    JsonMapper.shared()
                            .writeValueAsString(
                                    Map.of("email", typed, "current_password", password)),
                    Map.of());
        }
    }

    private Person person(String name) {
        var email = name + "-" + UUID.randomUUID() + "@example.org";
        var browser = Browser.stranger(port).registerAndSignIn(email);
        var id = browser.get(ACCOUNT).expect(200).json().get("user_id").asString();
        return new Person(email, UUID.fromString(id), browser);
    }

    private void join(UUID project, Person person, String role) {
        database.superuserJdbc()
                .sql(
                        "insert into app.project_members (project_id, user_id, role) values (:project, :user, :role)")
                .param("project", project)
                .param("user", person.id())
                .param("role", role)
                .update();
    }

    private int count(String sql, Object id) {
        return database.superuserJdbc()
                .sql("select count(*) from app." + sql)
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    @Test
    void whatWouldGoAndWhatStandsInTheWayIsShownFirst() {
        var ann = person("ann");
        var ben = person("ben");
        var alone = ann.project("alone");
        var shared = ann.project("shared");
        var equals = ann.project("equals");
        var bens = ben.project("bens");
        join(shared, ben, "editor");
        join(equals, ben, "owner");
        join(bens, ann, "viewer");

        var look = ann.browser().get(ACCOUNT + "/deletion").expect(200).json();

        assertThat(look.get("projects").toString())
                .isEqualTo(
                        "[{\"project_id\":\"%s\",\"project_name\":\"alone\",\"documents\":0,\"confirmed\":0}]"
                                .formatted(alone));
        assertThat(look.get("blocked_by").toString())
                .isEqualTo(
                        "[{\"project_id\":\"%s\",\"project_name\":\"shared\",\"members\":1}]"
                                .formatted(shared));
        assertThat(ann.leave().expect(409).problem()).isEqualTo("sole-owner");
        ann.browser().get("/api/v1/projects/" + alone).expect(200);

        database.superuserJdbc()
                .sql("update app.project_members set role = 'owner' where project_id = :id")
                .param("id", shared)
                .update();
        ann.leave().expect(204);

        assertThat(count("projects where project_id = :id", alone)).isZero();
        ben.browser().get("/api/v1/projects/" + shared).expect(200);
        assertThat(
                        ben.browser()
                                .get("/api/v1/projects/" + bens + "/members")
                                .json()
                                .get("items")
                                .size())
                .isEqualTo(1);
    }

    @Test
    void nobodyLeavesBySlip() {
        var ann = person("ann");
        assertThat(pointer(ann.leave("other@example.org", Browser.PASSWORD))).isEqualTo("/email");
        assertThat(pointer(ann.leave(ann.email(), "is not the password")))
                .isEqualTo("/current_password");
        ann.browser().get(ACCOUNT).expect(200);
    }

    private static String pointer(Browser.Answer answer) {
        return answer.expect(422).json().get("errors").get(0).get("pointer").asString();
    }

    @Test
    void nothingIsLeftButANameInTheHistoryOfOthers() throws IOException {
        var ann = person("ann");
        var ben = person("ben");
        var alone = ann.project("alone");
        files.put(alone + "/file", Content.of(new byte[] {1}));
        var shared = ben.project("shared");
        join(shared, ann, "editor");
        var token =
                ann.browser()
                        .post(ACCOUNT + "/tokens", Map.of("name", "t"))
                        .expect(201)
                        .json()
                        .get("token")
                        .asString();
        var elsewhere = Browser.stranger(port).signIn(ann.email(), Browser.PASSWORD);
        ann.browser()
                .send(
                        "POST",
                        "/api/v1/schemas",
                        "{\"schema_ref\":\"s\",\"properties\":{\"a\":{\"type\":\"string\"}}}",
                        Map.of());

        database.superuserJdbc()
                .sql(
                        "insert into app.identities (issuer, subject, user_id, provider) values ('https://issuer.example', :subject, :id, 'oidc')")
                .param("subject", ann.id().toString())
                .param("id", ann.id())
                .update();

        ann.leave(ann.email().toUpperCase(java.util.Locale.ROOT), Browser.PASSWORD).expect(204);

        ann.browser().get(ACCOUNT).expect(401);
        elsewhere.get(ACCOUNT).expect(401);
        Browser.program(port, token).get(ACCOUNT).expect(401);
        elsewhere.get("/api/v1/projects/" + shared).expect(401);
        ann.browser()
                .post(
                        "/api/v1/auth/login",
                        Map.of("email", ann.email(), "password", Browser.PASSWORD))
                .expect(401);
        assertThat(accounts.own(ann.id())).isEmpty();
        assertThat(files.size(alone + "/file")).isEmpty();
        for (var table :
                new String[] {
                    "identities",
                    "personal_tokens",
                    "model_keys",
                    "notices",
                    "account_events",
                    "account_links",
                    "project_members",
                    "kept_answers"
                }) {
            assertThat(count(table + " where user_id = :id", ann.id())).as(table).isZero();
        }
        assertThat(count("schemas where owner_id = :id", ann.id())).isZero();
        assertThat(
                        database.superuserJdbc()
                                .sql(
                                        "select display_name || ' ' || operator || ' ' || (password_hash is null) || ' ' || (deleted_at is not null) from app.users where user_id = :id")
                                .param("id", ann.id())
                                .query(String.class)
                                .single())
                .isEqualTo("Deleted account false true true");

        var left =
                ben.browser()
                        .get("/api/v1/projects/" + shared + "/audit?kind=member-left")
                        .expect(200);
        assertThat(left.json().get("items").get(0).get("actor_name").asString())
                .isEqualTo("Deleted account");
        assertThat(left.text()).doesNotContain(ann.email());

        // The address is free again, and whoever takes it is somebody else.
        var next = Browser.stranger(port).registerAndSignIn(ann.email());
        assertThat(next.get(ACCOUNT).json().get("user_id").asString())
                .isNotEqualTo(ann.id().toString());
        assertThat(next.get("/api/v1/projects").json().get("items").size()).isZero();
    }

    @Test
    void neitherNameNorAddressIsLeftInWhatBelongsToOthers() throws IOException {
        var mark = "m" + UUID.randomUUID().toString().substring(24);
        var ann = person(mark + "ann");
        var ben = person("ben");
        var other = "other" + UUID.randomUUID() + "@example.org";
        var shared = ben.project("shared");
        var at = "/api/v1/projects/" + shared;
        ann.browser().patch(ACCOUNT, Map.of("display_name", mark + " Former")).expect(200);

        // She is asked in under two addresses, comes in by the other one, changes her name, rises,
        // asks somebody in, leaves; and is asked in again, here and where she never was.
        invite(ben, at, ann.email());
        var taken = invite(ben, at, mark + "work@example.org");
        ann.browser().post("/api/v1/invitations/accept", Map.of("token", taken)).expect(200);
        ann.browser().patch(ACCOUNT, Map.of("display_name", mark + " Now")).expect(200);
        ben.browser()
                .send("PUT", at + "/members/" + ann.id(), "{\"role\":\"owner\"}", Map.of())
                .expect(200);
        invite(ann, at, other);
        mail(ann.email(), "Something for " + mark, "words");
        mail(other, mark + " Now asks you in", "words");
        ann.browser().delete(at + "/members/" + ann.id()).expect(204);
        invite(ben, at, ann.email());
        invite(ben, "/api/v1/projects/" + ben.project("elsewhere"), ann.email());
        assertThat(dump()).contains(mark);
        int events = count("project_events where project_id = :id", shared);

        ann.leave().expect(204);

        assertThat(dump()).doesNotContain(mark);
        assertThat(count("project_events where project_id = :id", shared))
                .as("the log has all its events, and the end of the invitation")
                .isEqualTo(events + 1);
        var log = ben.browser().get(at + "/audit").expect(200);
        assertThat(log.text()).contains(ann.id().toString(), "Deleted account", other);
        assertThat(ben.browser().get(at + "/invitations").json().get("items").size()).isZero();
    }

    private static String invite(Person owner, String project, String email) {
        var link =
                owner.browser()
                        .post(project + "/invitations", Map.of("email", email, "role", "viewer"))
                        .expect(202)
                        .json()
                        .get("link")
                        .asString();
        return link.substring(link.indexOf('=') + 1);
    }

    /// A mail to this address that is not due yet, and of which no invitation is there any more.
    private void mail(String recipient, String subject, String words) {
        database.superuserJdbc()
                .sql(
                        """
                        insert into app.mails (recipient, subject, words, link, letter, invitation_id, not_before)
                        values (:recipient, :subject, :words, '/invitation#token=', 'invitation', gen_random_uuid(), now() + interval '1 hour')
                        """)
                .param("recipient", recipient)
                .param("subject", subject)
                .param("words", words)
                .update();
    }

    /// Every row of every table.
    private String dump() {
        var tables =
                database.superuserJdbc()
                        .sql("select tablename from pg_tables where schemaname = 'app'")
                        .query(String.class)
                        .list();
        var dump = new StringBuilder();
        for (String table : tables) {
            database.superuserJdbc()
                    .sql("select t::text from app." + table + " t")
                    .query(String.class)
                    .list()
                    .forEach(dump::append);
        }
        return dump.toString();
    }

    @Test
    void whoJoinsAtThatMomentIsNotLeftWithoutAnOwner() throws Exception {
        var ann = person("ann");
        var ben = person("ben");
        var project = ann.project("p");
        try (var joining = database.superuser().getConnection()) {
            joining.setAutoCommit(false);
            insert(joining, project, ben.id());
            var leaving = CompletableFuture.supplyAsync(() -> deletion.delete(ann.id()));
            awaitWaiter();
            joining.commit();
            assertThat(leaving.get()).isFalse();
        }
        assertThat(count("project_members where project_id = :id", project)).isEqualTo(2);
        ann.browser().get(ACCOUNT).expect(200);
    }

    /// A change that comes as the account goes waits for it, and then finds nobody whose name, key
    /// or log it could be.
    @Test
    void whatComesAsTheAccountGoesLeavesNothingBehind() throws Exception {
        var ann = person("ann");
        var late = new ArrayList<CompletableFuture<Void>>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor();
                var leaving = database.superuser().getConnection()) {
            leaving.setAutoCommit(false);
            execute(leaving, "select 1 from app.users where user_id = ? for update", ann.id());
            execute(
                    leaving,
                    "update app.users set display_name = 'Deleted account', email = 'gone-' || user_id, password_hash = null, deleted_at = now() where user_id = ?",
                    ann.id());
            late.add(
                    CompletableFuture.runAsync(
                            () -> accounts.rename(ann.id(), "Dr Real Name"), pool));
            late.add(
                    CompletableFuture.runAsync(
                            () ->
                                    as(
                                            ann,
                                            "select app.note_account_event('name-changed', '{\"to\": \"Dr Real Name\"}', 'here', 'a browser')"),
                            pool));
            late.add(
                    CompletableFuture.runAsync(
                            () ->
                                    as(
                                            ann,
                                            "select app.save_model_key('late', '\\x01', '7777', null, null)"),
                            pool));
            awaitWaiters(3);
            leaving.commit();
        }
        late.get(0).get();
        late.get(1).get();
        assertThatThrownBy(() -> late.get(2).get()).hasStackTraceContaining("not found");
        assertThat(
                        count(
                                "users where display_name <> 'Deleted account' and user_id = :id",
                                ann.id()))
                .isZero();
        assertThat(count("model_keys where user_id = :id", ann.id())).isZero();
        assertThat(
                        count(
                                "account_events where detail::text like '%Real Name%' and user_id = :id",
                                ann.id()))
                .isZero();
    }

    private void as(Person person, String sql) {
        walls.as(person.id(), () -> jdbc.sql(sql).query((_, _) -> 0).list());
    }

    private static void execute(Connection connection, String sql, UUID id) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            statement.execute();
        }
    }

    @Test
    void nobodyIsTakenInWhoLeavesAtThatMoment() throws Exception {
        var ann = person("ann");
        var ben = person("ben");
        var project = ben.project("p");
        try (var leaving = database.superuser().getConnection();
                var joining = database.superuser().getConnection()) {
            leaving.setAutoCommit(false);
            try (var lock =
                    leaving.prepareStatement(
                            "update app.users set password_hash = null, deleted_at = now(), email = 'gone-' || user_id where user_id = ?")) {
                // As the deletion does: nobody may so much as refer to the row meanwhile.
                try (var first =
                        leaving.prepareStatement(
                                "select 1 from app.users where user_id = ? for update")) {
                    first.setObject(1, ann.id());
                    first.execute();
                }
                lock.setObject(1, ann.id());
                lock.execute();
            }
            var join =
                    CompletableFuture.runAsync(() -> {
                        try {
                            insert(joining, project, ann.id());
                        } catch (SQLException failure) {
                            throw new IllegalStateException(failure);
                        }
                    });
            awaitWaiter();
            leaving.commit();
            assertThatThrownBy(join::get).hasStackTraceContaining("not found");
        }
        assertThat(count("project_members where user_id = :id", ann.id())).isZero();
    }

    private static void insert(Connection connection, UUID project, UUID user) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "insert into app.project_members (project_id, user_id, role) values (?, ?, 'editor')")) {
            statement.setObject(1, project);
            statement.setObject(2, user);
            statement.execute();
        }
    }

    private void awaitWaiter() {
        awaitWaiters(1);
    }

    private void awaitWaiters(int most) {
        Awaitility.await()
                .until(() ->
                        database.superuserJdbc()
                                        .sql(
                                                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                                        .query(Integer.class)
                                        .single()
                                >= most);
    }
}
