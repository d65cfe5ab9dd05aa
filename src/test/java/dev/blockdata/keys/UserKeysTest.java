package dev.blockdata.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.TestDatabase;
import dev.blockdata.database.Vault;
import dev.blockdata.models.ModelKey;
import dev.blockdata.models.ModelName;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

final class UserKeysTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh(4);
    private static final String PLANTED = "sk-planted-8d1f3a5b7c9e";
    private static final String ADDRESS = "https://models.example.org/v1";

    private final AtomicLong nanos = new AtomicLong(1);
    private final UserKeys keys = keys(DATABASE, nanos::get, TestDatabase.SECRET);
    private final UUID ann = user();
    private final UUID ben = user();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    static UserKeys keys(TestDatabase database, LongSupplier nanos, String... secrets) {
        return new UserKeys(
                database.walls(),
                database.jdbc(),
                database.workJdbc(),
                new Vault(TestDatabase.secret(secrets), "blockdata model keys 1"),
                nanos);
    }

    private static UUID user() {
        var id = UUID.randomUUID();
        DATABASE.superuserJdbc()
                .sql(
                        "insert into app.users (user_id, email, display_name) values (:id, :email, 'Somebody')")
                .param("id", id)
                .param("email", id + "@example.org")
                .update();
        return id;
    }

    private static ModelKey of(UUID user, String secret) {
        return PlatformKeys.key("mine", secret, URI.create(ADDRESS), user);
    }

    private static UserKeys.Owned key(UUID user, String secret) {
        return new UserKeys.Owned.Key(of(user, secret));
    }

    private static int change(String sql, UUID user) {
        return DATABASE.superuserJdbc().sql(sql).param("user", user).update();
    }

    @Test
    void oneIsTheirOwnersAlone() {
        assertThat(keys.save(ann, of(ann, PLANTED), "")).isTrue();
        assertThat(keys.save(ann, of(ann, PLANTED), "")).isFalse();
        assertThat(keys.of("mine", ann)).isEqualTo(key(ann, PLANTED));
        assertThat(keys.of("mine", ben)).isEqualTo(new UserKeys.Owned.None());
        assertThat(keys.of("openai", ann)).isEqualTo(new UserKeys.Owned.None());
        assertThat(keys.list(ben)).isEmpty();
        assertThat(keys.delete(ben, "mine")).isFalse();
        assertThat(keys.find(ann, "mine").orElseThrow().hint()).isEqualTo("7c9e");
    }

    @Test
    void theTableHoldsNoSecret() {
        keys.save(ann, of(ann, PLANTED), "works");
        var dump =
                DATABASE.superuserJdbc()
                        .sql("select k::text || encode(sealed, 'escape') from app.model_keys k")
                        .query(String.class)
                        .list();
        assertThat(dump).isNotEmpty().noneMatch(row -> row.contains("planted"));
        assertThat(keys.list(ann).toString()).doesNotContain("planted");
        assertThat(keys.of("mine", ann).toString()).doesNotContain("planted");
    }

    @Test
    void aKeyOpensOnlyWhereItWasPut() {
        keys.save(ann, of(ann, PLANTED), "");
        assertThat(
                        change(
                                "update app.model_keys set base_url = 'https://thief.example.org/v1' where user_id = :user",
                                ann))
                .isEqualTo(1);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(keys.of("mine", ann)).isEqualTo(new UserKeys.Owned.Unreadable());
        change(
                "update app.model_keys set base_url = '%s' where user_id = :user"
                        .formatted(ADDRESS),
                ann);
        change(
                "insert into app.model_keys select '%s', provider, sealed, hint, base_url from app.model_keys where user_id = :user"
                        .formatted(ben),
                ann);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(keys.of("mine", ann)).isEqualTo(key(ann, PLANTED));
        assertThat(keys.of("mine", ben)).isEqualTo(new UserKeys.Owned.Unreadable());
    }

    @Test
    void anotherSecretGivesAClearState() {
        keys.save(ann, of(ann, PLANTED), "");
        var lost = keys(DATABASE, nanos::get, "a secret that is not the right one");
        assertThat(lost.of("mine", ann)).isEqualTo(new UserKeys.Owned.Unreadable());
        assertThat(lost.list(ann))
                .singleElement()
                .extracting(UserKeys.Row::owned)
                .isEqualTo(new UserKeys.Owned.Unreadable());
        var ring =
                new KeyRing(
                        lost,
                        new PlatformKeys(
                                Map.of(
                                        "mine",
                                        List.of(PlatformKeys.key("mine", "ours", null, null)))),
                        new KeySettings(null));
        assertThat(ring.keys("mine", ann)).as("no silent fall-back").isEmpty();
        assertThat(ring.find(ModelName.of("mine:x"), ann))
                .isInstanceOfSatisfying(
                        KeyRing.Found.NoKey.class,
                        no -> assertThat(no.words()).contains("store it again"));
        assertThat(ring.keys("mine", ben)).hasSize(1);
    }

    @Test
    void secretsAreReplacedWithoutAStop() {
        keys.save(ann, of(ann, PLANTED), "");
        var both = keys(DATABASE, nanos::get, "the newer secret of this test", TestDatabase.SECRET);
        assertThat(both.of("mine", ann)).isEqualTo(key(ann, PLANTED));
        var after = keys(DATABASE, nanos::get, "the newer secret of this test");
        assertThat(after.of("mine", ann)).isEqualTo(key(ann, PLANTED));
    }

    @Test
    void allKeysComeUnderTheNewestSecretWithoutAnybodyUsingThem() {
        var newest = "the newest secret of this test";
        keys.save(ann, of(ann, PLANTED), "");
        keys.save(ben, of(ben, "sk-of-ben"), "");
        // As it was stored before there were marks: the same, under the form 1.
        assertThat(
                        change(
                                "update app.model_keys set sealed = '\\x01'::bytea || substr(sealed, 6) where user_id = :user",
                                ben))
                .isEqualTo(1);
        var lost = UserKeysTest.user();
        keys(DATABASE, nanos::get, "a secret that nobody has any more")
                .save(lost, of(lost, "sk-gone"), "");
        assertThat(keys.of("mine", ben)).as("the older form").isEqualTo(key(ben, "sk-of-ben"));
        change("update app.model_keys set changed_at = '2020-01-01' where user_id = :user", ann);

        keys(DATABASE, nanos::get, newest, TestDatabase.SECRET).resealAll();

        var after = keys(DATABASE, nanos::get, newest);
        assertThat(after.of("mine", ann)).isEqualTo(key(ann, PLANTED));
        assertThat(after.of("mine", ben)).isEqualTo(key(ben, "sk-of-ben"));
        assertThat(after.of("mine", lost)).isEqualTo(new UserKeys.Owned.Unreadable());
        assertThat(after.find(ann, "mine").orElseThrow().changedAt())
                .as("to its owner nothing changed")
                .isEqualTo(java.time.Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(keys(DATABASE, nanos::get, TestDatabase.SECRET).of("mine", ann))
                .isEqualTo(new UserKeys.Owned.Unreadable());
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void theLogSaysThatASecretIsMissing(CapturedOutput log) {
        keys.save(ann, of(ann, PLANTED), "");
        keys(DATABASE, nanos::get, "a secret that is not the right one").resealAll();
        assertThat(log)
                .contains("cannot be read under any secret", "BLOCKDATA_SECRET")
                .doesNotContain("planted");
        assertThat(keys.of("mine", ann)).as("and nothing is lost").isEqualTo(key(ann, PLANTED));
    }

    @Test
    void aChangeElsewhereCountsWithinASecond() {
        var elsewhere = keys(DATABASE, nanos::get, TestDatabase.SECRET);
        keys.save(ann, of(ann, PLANTED), "");
        assertThat(elsewhere.of("mine", ann)).isEqualTo(key(ann, PLANTED));
        keys.save(ann, of(ann, "sk-another-one"), "");
        assertThat(keys.of("mine", ann)).isEqualTo(key(ann, "sk-another-one"));
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(elsewhere.of("mine", ann)).isEqualTo(key(ann, "sk-another-one"));
        keys.delete(ann, "mine");
        assertThat(keys.of("mine", ann)).isEqualTo(new UserKeys.Owned.None());
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(elsewhere.of("mine", ann)).isEqualTo(new UserKeys.Owned.None());
    }
}
