package dev.blockdata.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/// Artifacts for the tests of this package.
final class Given {

    private Given() {}

    static SchemaArtifact artifact(String json) {
        SchemaArtifact.Parsed parsed = SchemaArtifact.parse(json);
        assertThat(parsed).isInstanceOf(SchemaArtifact.Parsed.Valid.class);
        return ((SchemaArtifact.Parsed.Valid) parsed).artifact();
    }

    /// An artifact called `t` with these properties.
    static SchemaArtifact fields(String properties) {
        return artifact("{\"schema_ref\":\"t\",\"properties\":" + properties + "}");
    }

    static List<Finding> findings(String json) {
        SchemaArtifact.Parsed parsed = SchemaArtifact.parse(json);
        assertThat(parsed).isInstanceOf(SchemaArtifact.Parsed.Invalid.class);
        return ((SchemaArtifact.Parsed.Invalid) parsed).findings();
    }
}
