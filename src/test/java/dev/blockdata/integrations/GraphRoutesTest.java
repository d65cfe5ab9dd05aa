package dev.blockdata.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.http.Browser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// A graph is proposed, drawn and counted before there is a Neo4j; and what is saved leads nowhere
/// inside and holds names alone.
class GraphRoutesTest extends ProjectThatSends {

    private static final String OWN =
            "{\"schema_ref\": \"%s\", \"properties\": {\"note\": {\"type\": \"string\"}, \"score\": {\"type\": \"number\"}},"
                    + " \"graph_mapping\": {\"block_label\": \"Note\", \"nodes\": [{\"field\": \"note\", \"label\": \"%s\", \"key\": \"text\", \"type\": \"SAYS\"}]}}";

    private static final Map<String, Object> MAPPING =
            Map.of(
                    "properties",
                    Map.of("score", "score"),
                    "nodes",
                    List.of(
                            Map.of(
                                    "field", "note", "label", "Say", "key", "text", "type",
                                    "SAYS")));

    private Browser.Answer make(Map<String, Object> settings, UUID schemaId) {
        var wish = new HashMap<String, Object>();
        wish.put("kind", "neo4j");
        wish.put("name", "Graph");
        wish.put("schema_id", schemaId.toString());
        wish.put("settings", settings);
        wish.put(
                "secrets",
                settings.containsKey("username") ? Map.of("password", "planted-secret") : Map.of());
        return owner.post(at("/integrations"), wish);
    }

    private static List<String> pointers(Browser.Answer answer) {
        return answer.expect(422)
                .json()
                .get("errors")
                .valueStream()
                .map(error -> error.get("pointer").asString())
                .toList();
    }

    @Test
    void fieldsAreProposedAndWhatIsConfirmedIsDrawnAndCounted() {
        var nothing =
                owner.post(at("/integrations/graph/preview"), Map.of("schema_id", schema))
                        .expect(200)
                        .json();
        assertThat(nothing.get("nodes")).isEmpty();
        confirm(0, 1, 3);
        var proposed =
                owner.post(at("/integrations/graph/suggest"), Map.of("schema_id", schema))
                        .expect(200)
                        .json();
        assertThat(proposed.get("origin").asString()).isEqualTo("fields");
        assertThat(proposed.at("/mapping/properties").toString())
                .isEqualTo("{\"note\":\"note\",\"score\":\"score\"}");
        for (var run : new UUID[] {null, this.run}) {
            var wish = new HashMap<String, Object>(Map.of("schema_id", schema, "mapping", MAPPING));
            wish.put("run_id", run);
            JsonNode drawn = owner.post(at("/integrations/graph/preview"), wish).expect(200).json();
            assertThat(drawn.get("counts").toString())
                    .isEqualTo(
                            "{\"documents\":1,\"rows\":3,\"nodes\":7,\"relationships\":6,\"passed_over\":0,\"complete\":true}");
            assertThat(drawn.get("nodes")).hasSize(7);
            assertThat(drawn.at("/nodes/2/caption").asString()).isEqualTo("note 0");
            assertThat(drawn.get("relationships")).hasSize(6);
        }
    }

    @Test
    void whatIsNotOnesOwnIsNotThere() {
        var wish = Map.of("schema_id", schema, "run_id", UUID.randomUUID());
        owner.post(at("/integrations/graph/preview"), wish).expect(404);
        var nowhere = Map.of("schema_id", UUID.randomUUID());
        owner.post(at("/integrations/graph/preview"), nowhere).expect(404);
        owner.post(at("/integrations/graph/suggest"), nowhere).expect(404);
        owner.post(at("/integrations/graph/suggest"), Map.of()).expect(422);
    }

    @Test
    void aSchemasOwnMappingIsTakenUnlessItCannotBeUsed() {
        var user = ann.userId();
        var good = given.schema(user, OWN.formatted("good", "Say"));
        var proposed =
                owner.post(at("/integrations/graph/suggest"), Map.of("schema_id", good))
                        .expect(200)
                        .json();
        assertThat(proposed.get("origin").asString()).isEqualTo("graph_mapping");
        assertThat(proposed.at("/mapping/block_label").asString()).isEqualTo("Note");
        var url = Map.<String, Object>of("url", "bolt://127.0.0.1:7687");
        var made = make(url, good).expect(201).json();
        assertThat(made.at("/settings/mapping").isNull()).isTrue();
        assertThat(pointers(make(url, schema))).containsExactly("/settings/mapping");
        for (var label : List.of("a`b", "\\\\u0060", "x".repeat(10_000), "a'\\\"b")) {
            var bad = given.schema(user, OWN.formatted("bad-" + UUID.randomUUID(), label));
            var refused = make(url, bad);
            assertThat(pointers(refused)).containsExactly("/settings/mapping");
            assertThat(refused.text())
                    .contains("/graph_mapping/nodes/0/label")
                    .hasSizeLessThan(2000);
            var other =
                    owner.post(at("/integrations/graph/suggest"), Map.of("schema_id", bad))
                            .expect(200)
                            .json();
            assertThat(other.get("origin").asString()).isEqualTo("fields");
            assertThat(other.at("/errors/0/pointer").asString())
                    .isEqualTo("/graph_mapping/nodes/0/label");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"`", "a`) DETACH DELETE n //", "\\u0060", "a\"b'", "a b", ""})
    void aFormsNamesAreRefused(String name) {
        var mapping =
                Map.of(
                        "nodes",
                        List.of(Map.of("field", "note", "label", name, "key", name, "type", name)));
        assertThat(pointers(make(Map.of("url", "bolt://127.0.0.1", "mapping", mapping), schema)))
                .containsExactlyInAnyOrder(
                        "/settings/mapping/nodes/0/label",
                        "/settings/mapping/nodes/0/key",
                        "/settings/mapping/nodes/0/type");
        assertThat(
                        pointers(
                                owner.post(
                                        at("/integrations/graph/preview"),
                                        Map.of("schema_id", schema, "mapping", mapping))))
                .contains("/mapping/nodes/0/label");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bolt://10.0.0.1:7687",
                "neo4j://[::1]:7687",
                "neo4j+s://169.254.169.254",
                "bolt://2130706433",
                "bolt://0x7f000001",
                "bolt://[::ffff:10.0.0.1]",
                "bolt://[64:ff9b::a00:1]",
                "bolt://user:word@127.0.0.1",
                "bolt+unix:///var/run/neo4j.sock",
                "http://127.0.0.1:7474",
                "neo4j://127.0.0.1?policy=x",
                "bolt://127.0.0.1/db",
                "bolt://",
                "not an address",
                "",
            })
    void anAddressThatLeadsInsideOrSomewhereElseIsNotSaved(String url) {
        assertThat(pointers(make(Map.of("url", url, "mapping", MAPPING), schema)))
                .containsExactly("/settings/url");
    }

    @Test
    void aPasswordIsKeptForOnePlaceAndUserAndShownToNobody() {
        var settings =
                Map.<String, Object>of(
                        "url", "neo4j://127.0.0.1:7687", "username", "neo4j", "mapping", MAPPING);
        var made = make(settings, schema).expect(201);
        assertThat(made.text()).doesNotContain("planted-secret");
        assertThat(made.json().at("/secrets/password").asString()).isEqualTo("set");
        var path = at("/integrations/" + made.json().get("integration_id").asString());
        for (var other :
                List.of(
                        Map.of("url", "neo4j://127.0.0.1:7688"),
                        Map.of("url", "bolt://127.0.0.1:7687"),
                        Map.of("username", "somebody"))) {
            var changed = new HashMap<>(settings);
            changed.putAll(other);
            assertThat(pointers(owner.patch(path, Map.of("settings", changed))))
                    .containsExactly("/secrets/password");
        }
        var changed = new HashMap<>(settings);
        changed.put("database", "graph.one");
        owner.patch(path, Map.of("settings", changed)).expect(200);
        changed.put("database", "`x`");
        assertThat(pointers(owner.patch(path, Map.of("settings", changed))))
                .containsExactly("/settings/database");
    }
}
