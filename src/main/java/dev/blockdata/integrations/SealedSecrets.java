package dev.blockdata.integrations;

import dev.blockdata.database.Secret;
import dev.blockdata.database.Vault;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What is secret about an integration, sealed for it and for the place that its secrets are for:
/// neither can be exchanged in the database without them being lost.
@Component
final class SealedSecrets {

    /// Whose secrets they are, and where they are for.
    record Holder(UUID projectId, UUID integrationId, String place) {

        private String context() {
            return projectId + "\n" + integrationId + "\n" + place;
        }
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Vault vault;

    SealedSecrets(Secret secret) {
        this.vault = new Vault(secret, "blockdata integrations 1");
    }

    byte[] mark() {
        return vault.mark();
    }

    byte[] seal(Map<String, String> secrets, Holder holder) {
        return vault.seal(JSON.writeValueAsString(secrets), holder.context());
    }

    /// Empty where no secret of this installation opens them.
    Optional<Map<String, String>> open(byte[] sealed, Holder holder) {
        return switch (vault.open(sealed, holder.context())) {
            case Vault.Opened.Open(var text, _) ->
                    Optional.of(JSON.readValue(text, new TypeReference<Map<String, String>>() {}));
            case Vault.Opened.Lost() -> Optional.empty();
        };
    }
}
