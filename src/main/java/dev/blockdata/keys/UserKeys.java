package dev.blockdata.keys;

import dev.blockdata.database.Vault;
import dev.blockdata.database.Walls;
import dev.blockdata.models.ModelKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keys of people, one for a provider. They are encrypted for their owner, their provider and the
/// address beside them: none of these can be exchanged in the database without the key being lost.
class UserKeys {

    /// What a person has for a provider.
    sealed interface Owned {

        record None() implements Owned {}

        record Key(ModelKey key) implements Owned {}

        /// One that no secret of this installation opens.
        record Unreadable() implements Owned {}
    }

    /// What a person sees of a key of their own.
    record Row(
            String provider,
            String hint,
            @Nullable URI baseUrl,
            String remarks,
            Instant createdAt,
            Instant changedAt,
            Owned owned) {}

    private record Place(UUID userId, String provider) {}

    private record Read(Owned owned, long at) {}

    private record Sealed(Place place, byte[] sealed, @Nullable String baseUrl) {}

    /// A change counts everywhere within a second.
    private static final long FRESH = Duration.ofMillis(800).toNanos();

    private static final int PORTION = 200;
    private static final Logger LOG = LoggerFactory.getLogger(UserKeys.class);

    private final Walls walls;
    private final JdbcClient jdbc;
    private final JdbcClient workJdbc;
    private final Vault vault;
    private final LongSupplier nanos;
    private final Map<Place, Read> reads = new ConcurrentHashMap<>();

    /// @param nanos a steady clock, such as [System#nanoTime()]
    UserKeys(Walls walls, JdbcClient jdbc, JdbcClient workJdbc, Vault vault, LongSupplier nanos) {
        this.walls = walls;
        this.jdbc = jdbc;
        this.workJdbc = workJdbc;
        this.vault = vault;
        this.nanos = nanos;
    }

    /// For whoever works on what this person dispatched.
    Owned of(String provider, UUID userId) {
        long now = nanos.getAsLong();
        var place = new Place(userId, provider);
        Read known = reads.get(place);
        if (known != null && now - known.at() < FRESH) {
            return known.owned();
        }
        Owned owned = read(place);
        var fresh = new Read(owned, now);
        reads.put(place, fresh);
        // Secrets are not held for longer than they are believed.
        CompletableFuture.delayedExecutor(FRESH, TimeUnit.NANOSECONDS, Runnable::run)
                .execute(() -> reads.remove(place, fresh));
        return owned;
    }

    List<Row> list(UUID userId) {
        return walls.as(
                userId,
                () ->
                        jdbc.sql(
                                        """
                                        select provider, sealed, hint, base_url, remarks, created_at, changed_at from app.my_model_keys()
                                        """)
                                .query((row, _) -> {
                                    String provider = row.getString("provider");
                                    String baseUrl = row.getString("base_url");
                                    return new Row(
                                            provider,
                                            row.getString("hint"),
                                            baseUrl == null ? null : URI.create(baseUrl),
                                            row.getString("remarks"),
                                            row.getObject("created_at", OffsetDateTime.class)
                                                    .toInstant(),
                                            row.getObject("changed_at", OffsetDateTime.class)
                                                    .toInstant(),
                                            open(
                                                    new Place(userId, provider),
                                                    row.getBytes("sealed"),
                                                    baseUrl));
                                })
                                .list());
    }

    Optional<Row> find(UUID userId, String provider) {
        return list(userId).stream().filter(row -> row.provider().equals(provider)).findFirst();
    }

    /// Whether there was none before.
    boolean save(UUID userId, ModelKey key, String remarks) {
        var place = new Place(userId, key.provider());
        String address = key.address().map(URI::toString).orElse(null);
        boolean made =
                walls.as(
                        userId,
                        () ->
                                jdbc.sql(
                                                "select app.save_model_key(:provider, :sealed, :hint, :address, :remarks)")
                                        .param("provider", key.provider())
                                        .param(
                                                "sealed",
                                                vault.seal(key.secret(), context(place, address)))
                                        .param("hint", key.hint())
                                        .param("address", address)
                                        .param("remarks", remarks)
                                        .query(Boolean.class)
                                        .single());
        reads.remove(place);
        return made;
    }

    boolean delete(UUID userId, String provider) {
        boolean gone =
                walls.as(
                        userId,
                        () ->
                                jdbc.sql("select app.delete_model_key(:provider)")
                                        .param("provider", provider)
                                        .query(Boolean.class)
                                        .single());
        reads.remove(new Place(userId, provider));
        return gone;
    }

    private Owned read(Place place) {
        record Kept(byte[] sealed, @Nullable String baseUrl) {}
        Optional<Kept> found =
                workJdbc.sql("select sealed, base_url from app.model_key_of(:user, :provider)")
                        .param("user", place.userId())
                        .param("provider", place.provider())
                        .query((row, _) -> new Kept(row.getBytes(1), row.getString(2)))
                        .optional();
        return found.map(kept -> open(place, kept.sealed(), kept.baseUrl()))
                .orElseGet(Owned.None::new);
    }

    private Owned open(Place place, byte[] sealed, @Nullable String baseUrl) {
        String context = context(place, baseUrl);
        return switch (vault.open(sealed, context)) {
            case Vault.Opened.Open(var secret, var current) -> {
                if (!current) {
                    reseal(place, sealed, vault.seal(secret, context));
                }
                yield new Owned.Key(
                        PlatformKeys.key(
                                place.provider(),
                                secret,
                                baseUrl == null ? null : URI.create(baseUrl),
                                place.userId()));
            }
            case Vault.Opened.Lost() -> {
                LOG.warn(
                        "The {} key of user {} cannot be read under any secret of this installation",
                        place.provider(),
                        place.userId());
                yield new Owned.Unreadable();
            }
        };
    }

    /// Encrypts anew whatever is not under the newest secret yet, and tells in the log what none
    /// opens. Several nodes may do so at once: what one has done the others leave alone.
    void resealAll() {
        int lost = 0;
        var page = sealedBefore(new Place(new UUID(0, 0), ""));
        while (!page.isEmpty()) {
            for (Sealed old : page) {
                String context = context(old.place(), old.baseUrl());
                switch (vault.open(old.sealed(), context)) {
                    case Vault.Opened.Open(var secret, _) ->
                            reseal(old.place(), old.sealed(), vault.seal(secret, context));
                    case Vault.Opened.Lost() -> lost++;
                }
            }
            page = sealedBefore(page.getLast().place());
        }
        if (lost > 0) {
            LOG.warn(
                    "{} keys of people cannot be read under any secret of this installation: add the one that they were stored under to BLOCKDATA_SECRET, behind the others, or have them stored again",
                    lost);
        }
    }

    private List<Sealed> sealedBefore(Place after) {
        return workJdbc.sql(
                        "select user_id, provider, sealed, base_url from app.model_keys_sealed_before(:mark, :user, :provider, :most)")
                .param("mark", vault.mark())
                .param("user", after.userId())
                .param("provider", after.provider())
                .param("most", PORTION)
                .query((row, _) ->
                        new Sealed(
                                new Place(
                                        row.getObject("user_id", UUID.class),
                                        row.getString("provider")),
                                row.getBytes("sealed"),
                                row.getString("base_url")))
                .list();
    }

    private void reseal(Place place, byte[] old, byte[] fresh) {
        workJdbc.sql("select app.reseal_model_key(:user, :provider, :old, :new)")
                .param("user", place.userId())
                .param("provider", place.provider())
                .param("old", old)
                .param("new", fresh)
                .query(Boolean.class)
                .single();
    }

    private static String context(Place place, @Nullable String baseUrl) {
        return place.userId() + "\n" + place.provider() + "\n" + (baseUrl == null ? "" : baseUrl);
    }
}
