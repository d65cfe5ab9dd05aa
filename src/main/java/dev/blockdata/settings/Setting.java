package dev.blockdata.settings;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;

/// Something that people set, by the name of Spring's property; `standard` is what holds where they
/// do not. The value of a secret one is told to nobody.
record Setting(String property, Form form, @Nullable String standard, boolean secret) {

    /// What docs/contract.md lists, in its order.
    static final List<Setting> ALL =
            List.of(
                    open("server.port", new Form.Whole(0, 65_535), "8080"),
                    open("server.address", new Form.Text(), null),
                    open("blockdata.home", new Form.Text(), ".blockdata"),
                    // People put passwords into it.
                    secret("spring.datasource.url", new Form.Text()),
                    open("spring.datasource.username", new Form.Text(), null),
                    secret("spring.datasource.password", new Form.Text()),
                    open("blockdata.worker.datasource.username", new Form.Text(), null),
                    secret("blockdata.worker.datasource.password", new Form.Text()),
                    open("blockdata.storage.s3.bucket", new Form.Text(), null),
                    open("blockdata.storage.s3.endpoint", new Form.Address(true), null),
                    open("blockdata.storage.s3.region", new Form.Text(), null),
                    secret("anthropic.api-key", new Form.Keys()),
                    open("anthropic.base-url", new Form.Address(false), null),
                    secret("openai.api-key", new Form.Keys()),
                    open("openai.base-url", new Form.Address(true), null),
                    open("blockdata.model", new Form.Text(), "offline"),
                    open("blockdata.models", new Form.Text(), null),
                    open("blockdata.platform-budget", new Form.Amount(), null),
                    open("blockdata.worker.concurrency", new Form.Whole(1, 10_000), "20"),
                    open("blockdata.worker.batch-size", new Form.Whole(1, 1000), "25"),
                    open("blockdata.worker.pack-size", new Form.Whole(1, 100), null),
                    open(
                            "blockdata.worker.lease",
                            new Form.Time(Duration.ofSeconds(1), Duration.ofHours(1)),
                            "2m"),
                    open("blockdata.worker.max-retries", new Form.Whole(1, 100), "3"),
                    open(
                            "blockdata.calls.deadline",
                            new Form.Time(Duration.ofSeconds(1), Duration.ofHours(1)),
                            "2m"),
                    open("blockdata.docling.url", new Form.Address(true), null),
                    secret("blockdata.docling.api-key", new Form.Text()),
                    open(
                            "blockdata.docling.deadline",
                            new Form.Time(Duration.ofSeconds(1), Duration.ofHours(24)),
                            "10m"),
                    open("blockdata.docling.parallelism", new Form.Whole(1, 1000), "4"),
                    open(
                            "blockdata.docling.fallback",
                            new Form.OneOf(List.of("true", "false")),
                            "false"),
                    open("blockdata.pandoc.program", new Form.Text(), "pandoc"),
                    open("blockdata.export.parallelism", new Form.Whole(1, 100), "2"),
                    open(
                            "blockdata.export.keep",
                            new Form.Time(Duration.ofMinutes(1), Duration.ofDays(365)),
                            "3d"),
                    open("spring.mail.host", new Form.Text(), null),
                    open("spring.mail.port", new Form.Whole(1, 65_535), null),
                    open("spring.mail.username", new Form.Text(), null),
                    secret("spring.mail.password", new Form.Text()),
                    open("blockdata.mail.from", new Form.Text(), "blockdata@localhost"),
                    open("blockdata.base-url", new Form.Address(true), null),
                    open("blockdata.trusted-proxies", new Form.Networks(), null),
                    secret("blockdata.secret", new Form.Secrets()),
                    open("blockdata.operators", new Form.Text(), null),
                    open(
                            "blockdata.registration",
                            new Form.OneOf(List.of("open", "invited", "closed")),
                            null),
                    open("blockdata.oauth.google.client-id", new Form.Text(), null),
                    secret("blockdata.oauth.google.client-secret", new Form.Text()),
                    open("blockdata.oauth.github.client-id", new Form.Text(), null),
                    secret("blockdata.oauth.github.client-secret", new Form.Text()),
                    open(
                            "blockdata.oauth.github.base-url",
                            new Form.Address(true),
                            "https://github.com"),
                    open("blockdata.oauth.oidc.issuer", new Form.Address(true), null),
                    open("blockdata.oauth.oidc.client-id", new Form.Text(), null),
                    secret("blockdata.oauth.oidc.client-secret", new Form.Text()),
                    open("blockdata.oauth.oidc.name", new Form.Text(), null),
                    open("blockdata.security.contact", new Form.Contact(), null),
                    open("blockdata.max-upload", new Form.Size(), "100MB"),
                    open("blockdata.allowed-hosts", new Form.Hosts(), null));

    /// Settings of which each needs the others: an account at a provider, and what proves it.
    static final List<List<String>> TOGETHER =
            List.of(
                    List.of(
                            "blockdata.oauth.google.client-id",
                            "blockdata.oauth.google.client-secret"),
                    List.of(
                            "blockdata.oauth.github.client-id",
                            "blockdata.oauth.github.client-secret"),
                    List.of("blockdata.oauth.oidc.issuer", "blockdata.oauth.oidc.client-id"));

    private static Setting open(String property, Form form, @Nullable String standard) {
        return new Setting(property, form, standard, false);
    }

    private static Setting secret(String property, Form form) {
        return new Setting(property, form, null, true);
    }

    /// Its name in the environment.
    String variable() {
        return variable(property);
    }

    static String variable(String property) {
        return property.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /// As it was set, in one line; a blank one is one that was not set.
    Optional<String> given(Binder binder) {
        return Optional.ofNullable(binder.bind(property, String.class).orElse(null))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /// What is wrong with this value, in a sentence that tells no secret.
    Optional<String> fault(String value) {
        if (form.fits(value)) {
            return Optional.empty();
        }
        return Optional.of(
                secret
                        ? "%s must be %s.".formatted(variable(), form.words())
                        : "%s is \"%s\", and must be %s."
                                .formatted(variable(), value, form.words()));
    }
}
