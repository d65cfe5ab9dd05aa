package dev.blockdata.schemas;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A user's JSON artifact, checked and immutable: JSON Schema `properties`, an optional
/// `prompt_config`, its name and its hash.
///
/// `schemaUid` is the SHA-256 of the canonical form (RFC 8785) of the whole artifact, so key order
/// and white space never matter to it; `text` is what was registered first, whose order of fields
/// is the order everywhere.
public final class SchemaArtifact {

    /// What came of reading an artifact.
    public sealed interface Parsed {

        /// It may be registered.
        record Valid(SchemaArtifact artifact) implements Parsed {}

        /// It is not JSON; line and column count from one where the parser knew them.
        record Malformed(String message, @Nullable Integer line, @Nullable Integer column)
                implements Parsed {}

        /// It is JSON, and wrong.
        record Invalid(List<Finding> findings) implements Parsed {}
    }

    static final int MOST_BYTES = 256 << 10;
    static final int MOST_DEPTH = 16;

    private final String text;
    private final JsonNode json;
    private final String schemaRef;
    private final String schemaUid;
    private volatile @Nullable AnswerSchema answerSchema;

    private SchemaArtifact(String text, JsonNode json, String schemaRef, String schemaUid) {
        this.text = text;
        this.json = json;
        this.schemaRef = schemaRef;
        this.schemaUid = schemaUid;
    }

    /// Reads and checks what a user wants to register.
    public static Parsed parse(String given) {
        String text = given.startsWith("\uFEFF") ? given.substring(1) : given;
        return switch (StrictJson.read(text, MOST_BYTES, MOST_DEPTH)) {
            case StrictJson.Outcome.Malformed(var message, var line, var column) ->
                    new Parsed.Malformed(message, line, column);
            case StrictJson.Outcome.Refused(var findings) -> new Parsed.Invalid(findings);
            case StrictJson.Outcome.Tree(var root) -> check(text, root);
        };
    }

    private static Parsed check(String text, JsonNode root) {
        List<Finding> findings = ArtifactRules.check(root);
        if (!findings.isEmpty()) {
            return new Parsed.Invalid(findings);
        }
        return switch (SchemaRef.of(root)) {
            case SchemaRef.Choice.Refused(var finding) -> new Parsed.Invalid(List.of(finding));
            case SchemaRef.Choice.Chosen(var ref) ->
                    new Parsed.Valid(new SchemaArtifact(text, root, ref, uid(text)));
        };
    }

    /// Takes back what was registered, without asking today's rules again: they may have become
    /// stricter since.
    public static SchemaArtifact registered(String text, String schemaRef, String schemaUid) {
        return switch (StrictJson.read(text, Integer.MAX_VALUE, 100)) {
            case StrictJson.Outcome.Tree(var root) ->
                    new SchemaArtifact(text, root, schemaRef, schemaUid);
            case StrictJson.Outcome.Malformed _, StrictJson.Outcome.Refused _ ->
                    throw new IllegalArgumentException(
                            "schema " + schemaUid + " is no longer the JSON that was registered");
        };
    }

    private static String uid(String text) {
        try {
            byte[] canonical = new JsonCanonicalizer(text).getEncodedUTF8();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (IOException e) {
            throw new IllegalStateException("checked JSON has no canonical form", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public String text() {
        return text;
    }

    public JsonNode json() {
        return json;
    }

    public String schemaRef() {
        return schemaRef;
    }

    public String schemaUid() {
        return schemaUid;
    }

    /// The fields in the artifact's own order.
    public List<Field> fields() {
        return json.path("properties")
                .propertyStream()
                .map(entry -> Field.of(entry.getKey(), entry.getValue(), json))
                .toList();
    }

    /// What a field of this artifact holds where it is a list; empty where that is left open.
    public Optional<Field> itemsOf(Field list) {
        return list.items(json);
    }

    /// What a field of this artifact has where it is an object.
    public List<Field> membersOf(Field object) {
        return object.members(json);
    }

    public PromptConfig promptConfig() {
        return new PromptConfig(json.path("prompt_config"));
    }

    /// What an answer has to look like; compiled on first use and kept with the artifact.
    public AnswerSchema answerSchema() {
        AnswerSchema known = answerSchema;
        if (known == null) {
            known = AnswerSchema.of(this);
            answerSchema = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return schemaRef + " " + schemaUid;
    }
}
