package dev.blockdata.models;

import dev.blockdata.models.anthropic.AnthropicProvider;
import dev.blockdata.models.fake.Dialect;
import dev.blockdata.models.fake.FakeProvider;
import dev.blockdata.models.openai.OpenAiProvider;
import dev.blockdata.models.wire.Lines;
import dev.blockdata.outbound.AllowedHosts;
import dev.blockdata.outbound.Dialler;
import dev.blockdata.schemas.SchemaArtifact;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Questions, keys and providers for the tests of models.
final class Given {

    static final String SECRET = "sk-test-1234567890-secret";
    static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    static final Question.Settings SETTINGS = new Question.Settings("claude-sonnet-4-5", 0.2, 2000);

    static final String SCHEMA =
            """
            {"schema_ref":"t","properties":{"has_code":{"type":"boolean"},"kind":{"enum":["a","b"]},\
            "note":{"type":"string"}},"required":["has_code"]}\
            """;

    private Given() {}

    static SchemaArtifact artifact(String schema) {
        return switch (SchemaArtifact.parse(schema)) {
            case SchemaArtifact.Parsed.Valid valid -> valid.artifact();
            case SchemaArtifact.Parsed.Malformed wrong ->
                    throw new IllegalArgumentException(wrong.toString());
            case SchemaArtifact.Parsed.Invalid wrong ->
                    throw new IllegalArgumentException(wrong.toString());
        };
    }

    static Question question(String schema, String text) {
        return new Question(
                artifact(schema), new Question.Passage(text, "paragraph", List.of(), ""), SETTINGS);
    }

    static Question question(String text) {
        return question(SCHEMA, text);
    }

    static Question pack(String schema, String... texts) {
        var passages = new ArrayList<Question.Passage>();
        for (String text : texts) {
            passages.add(
                    new Question.Passage(
                            "b" + (passages.size() + 1),
                            text,
                            "paragraph",
                            List.of(),
                            "Doc",
                            Question.Surroundings.NONE));
        }
        return new Question(artifact(schema), passages, SETTINGS, null);
    }

    static ModelKey key(Dialect dialect, FakeProvider fake, @Nullable UUID owner) {
        return switch (dialect) {
            case ANTHROPIC ->
                    new ModelKey("k1", ModelName.ANTHROPIC, SECRET, fake.anthropic(), owner);
            case OPENAI -> new ModelKey("k2", ModelName.OPENAI, SECRET, fake.openai(), owner);
        };
    }

    static Provider provider(Dialect dialect, Dialler dialler, Duration deadline) {
        var lines = new Lines(dialler, deadline);
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return switch (dialect) {
            case ANTHROPIC -> new AnthropicProvider(lines, clock);
            case OPENAI -> new OpenAiProvider(lines, clock);
        };
    }

    static Dialler dialler() {
        return new Dialler(AllowedHosts.NONE, InetAddress::getAllByName);
    }

    static ModelKey key(String provider, @Nullable URI address, @Nullable UUID owner) {
        return new ModelKey("k3", provider, SECRET, address, owner);
    }
}
