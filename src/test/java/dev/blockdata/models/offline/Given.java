package dev.blockdata.models.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.models.Question;
import dev.blockdata.models.Reply;
import dev.blockdata.schemas.SchemaArtifact;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Schemas, blocks and answers for the tests of this package.
final class Given {

    static final Question.Settings SETTINGS = new Question.Settings("offline", 0.2, 2000);

    private Given() {}

    static SchemaArtifact artifact(String json) {
        SchemaArtifact.Parsed parsed = SchemaArtifact.parse(json);
        assertThat(parsed).as(json).isInstanceOf(SchemaArtifact.Parsed.Valid.class);
        return ((SchemaArtifact.Parsed.Valid) parsed).artifact();
    }

    static SchemaArtifact fields(String properties) {
        return artifact("{\"schema_ref\":\"t\",\"properties\":" + properties + "}");
    }

    static Question.Passage paragraph(String text) {
        return new Question.Passage(
                text, "paragraph", List.of("Limits", "Gas Costs"), "The Yellow Paper");
    }

    static Reply ask(SchemaArtifact artifact, Question.Passage passage) {
        return new OfflineModel().ask(new Question(artifact, passage, SETTINGS));
    }

    static JsonNode answer(SchemaArtifact artifact, Question.Passage passage) {
        Reply reply = ask(artifact, passage);
        assertThat(reply).isInstanceOf(Reply.Answer.class);
        return JsonMapper.shared().readTree(((Reply.Answer) reply).json());
    }

    static JsonNode value(String field, String schema, String text) {
        return answer(fields("{\"" + field + "\":" + schema + "}"), paragraph(text)).path(field);
    }
}
