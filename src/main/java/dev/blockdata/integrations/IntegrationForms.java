package dev.blockdata.integrations;

import dev.blockdata.http.Findings;
import dev.blockdata.http.Problem;
import dev.blockdata.integrations.IntegrationRequests.Change;
import dev.blockdata.integrations.IntegrationRequests.View;
import dev.blockdata.integrations.IntegrationRequests.Wish;
import dev.blockdata.integrations.SealedSecrets.Holder;
import dev.blockdata.projects.Member;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Between what a person enters and what is kept. Kept secrets stay where they are not given anew,
/// and only as long as what they are for stays the same.
@Component
final class IntegrationForms {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SECRET = 4000;

    private final Integrations integrations;
    private final Targets targets;
    private final SealedSecrets sealing;

    IntegrationForms(Integrations integrations, Targets targets, SealedSecrets sealing) {
        this.integrations = integrations;
        this.targets = targets;
        this.sealing = sealing;
    }

    Integrations.Kept made(Member who, UUID integrationId, Wish wish) {
        demandKnown(who, wish.schemaId());
        var kind = wish.kind();
        if (kind == null) {
            throw Problem.invalid("/kind", "says what it is: webhook, neo4j or object_store")
                    .asException();
        }
        var secrets = wish.secrets() == null ? Map.<String, String>of() : wish.secrets();
        var settings =
                wish.settings() == null ? JsonNodeFactory.instance.objectNode() : wish.settings();
        demandGiven(kind, settings, secrets);
        return kept(
                who,
                integrationId,
                kind,
                new Choice(
                        wish.name() == null ? "" : wish.name(),
                        wish.schemaId(),
                        wish.trigger() == null ? Integration.Trigger.MANUAL : wish.trigger(),
                        Boolean.TRUE.equals(wish.paused()),
                        settings),
                secrets);
    }

    Integrations.Kept changed(Member who, Integration old, Change change) {
        var settings = change.settings() == null ? old.settings() : change.settings();
        var choice =
                new Choice(
                        change.name() == null ? old.name() : change.name(),
                        change.schemaId() == null ? old.schemaId() : schemaId(change.schemaId()),
                        change.trigger() == null ? old.trigger() : change.trigger(),
                        change.paused() == null ? old.paused() : change.paused(),
                        settings);
        if (change.schemaId() != null) {
            demandKnown(who, choice.schemaId());
        }
        // The way there is looked at again only where it changes: what cannot be reached any more
        // can still be paused.
        return change.isAboutTheWay()
                ? kept(who, old.integrationId(), old.kind(), choice, secrets(old, change, settings))
                        .replacing(old.mark())
                : new Integrations.Kept(
                        old.integrationId(),
                        old.kind(),
                        named(old.kind(), choice),
                        choice.schemaId(),
                        choice.trigger(),
                        choice.paused(),
                        old.settings().toString(),
                        old.sealed(),
                        old.mark());
    }

    private void demandKnown(Member who, @Nullable UUID schemaId) {
        if (schemaId != null && !integrations.knowsSchema(who, schemaId)) {
            throw Problem.notFound().asException();
        }
    }

    /// Some are made here, and are not a person's to give; to forget one is to forget nothing where
    /// it is unknown.
    private void demandGiven(Kind kind, JsonNode settings, Map<String, @Nullable String> secrets) {
        var known = targets.of(kind).givenNames(settings);
        var findings = new Findings();
        secrets.forEach((name, value) ->
                findings.require(
                        value == null || known.contains(name),
                        "/secrets/" + name,
                        "is not known here"));
        findings.throwIfAny();
    }

    private record Choice(
            String name,
            @Nullable UUID schemaId,
            Integration.Trigger trigger,
            boolean paused,
            JsonNode settings) {}

    private Map<String, String> secrets(Integration old, Change change, JsonNode settings) {
        var target = targets.of(old.kind());
        var secrets = new HashMap<String, String>();
        if (target.place(old.settings()).equals(target.place(settings))) {
            open(old).ifPresent(secrets::putAll);
            secrets.keySet().retainAll(target.secretNames(settings));
        }
        var before = Map.copyOf(secrets);
        if (change.secrets() != null) {
            demandGiven(old.kind(), settings, change.secrets());
            change.secrets()
                    .forEach((name, value) -> {
                        if (value == null) {
                            secrets.remove(name);
                        } else {
                            secrets.put(name, value);
                        }
                    });
        }
        return target.exchanged(before, secrets);
    }

    /// Its name, without blanks around it, of a choice that is one.
    private String named(Kind kind, Choice choice) {
        var name = choice.name().strip();
        new Findings()
                .require(
                        !name.isEmpty() && name.length() <= LONGEST_NAME,
                        "/name",
                        "is a text of 1 to " + LONGEST_NAME + " characters")
                .require(
                        choice.trigger() != Integration.Trigger.BATCH
                                || targets.of(kind).takesBatches(),
                        "/trigger",
                        "is manual or run: it takes whole runs only")
                .require(choice.settings().isObject(), "/settings", "is an object")
                .throwIfAny();
        return name;
    }

    private Integrations.Kept kept(
            Member who, UUID integrationId, Kind kind, Choice choice, Map<String, String> secrets) {
        var target = targets.of(kind);
        var name = named(kind, choice);
        var findings = new Findings();
        secrets.forEach((secret, value) ->
                findings.require(
                        value != null && value.length() <= LONGEST_SECRET,
                        "/secrets/" + secret,
                        "is a text of at most " + LONGEST_SECRET + " characters"));
        findings.throwIfAny();
        var settings =
                target.check(new Target.Wanted(who, choice.schemaId(), choice.settings(), secrets));
        return new Integrations.Kept(
                integrationId,
                kind,
                name,
                choice.schemaId(),
                choice.trigger(),
                choice.paused(),
                settings.toString(),
                sealing.seal(
                        secrets,
                        new Holder(who.projectId(), integrationId, target.place(settings))),
                null);
    }

    View view(Integration of) {
        var secrets = new TreeMap<String, String>();
        open(of).ifPresentOrElse(
                        known -> known.keySet().forEach(name -> secrets.put(name, "set")),
                        () ->
                                targets.of(of.kind())
                                        .secretNames(of.settings())
                                        .forEach(name -> secrets.put(name, "unreadable")));
        return new View(
                of.integrationId(),
                of.projectId(),
                of.kind(),
                of.name(),
                of.schemaId(),
                of.schemaRef(),
                of.trigger(),
                of.paused(),
                of.settings(),
                secrets,
                of.savedByName(),
                of.createdAt(),
                of.savedAt(),
                of.waiting(),
                of.failed(),
                of.deliveredAt(),
                of.failedAt(),
                of.failure());
    }

    /// The way to it; empty where its secrets cannot be read any more.
    Optional<Line> line(Integration to) {
        return open(to).map(secrets ->
                new Line(to.projectId(), to.integrationId(), to.settings(), secrets));
    }

    private Optional<Map<String, String>> open(Integration of) {
        return sealing.open(
                of.sealed(),
                new Holder(
                        of.projectId(),
                        of.integrationId(),
                        targets.of(of.kind()).place(of.settings())));
    }

    private static @Nullable UUID schemaId(JsonNode id) {
        if (id.isNull()) {
            return null;
        }
        try {
            return UUID.fromString(id.asString(""));
        } catch (IllegalArgumentException _) {
            throw Problem.invalid("/schema_id", "is the id of a schema, or null").asException();
        }
    }
}
