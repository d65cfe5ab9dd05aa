package dev.blockdata.integrations.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.blockdata.http.Finding;
import dev.blockdata.http.Findings;
import dev.blockdata.integrations.neo4j.GraphBlock.Link;
import dev.blockdata.schemas.SchemaArtifact;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A mapping is read or refused with pointers; what it makes of a block; what is proposed.
class GraphMappingTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String RULE =
            "{\"field\": \"f\", \"label\": \"L\", \"key\": \"k\", \"type\": \"T\"}";

    private static List<Finding> wrong(String mapping) {
        var findings = new Findings();
        MappingReader.read(JSON.readTree(mapping), "/mapping", findings);
        return findings.all();
    }

    private static GraphMapping right(String mapping) {
        var findings = new Findings();
        var read = MappingReader.read(JSON.readTree(mapping), "/mapping", findings);
        assertThat(findings.all()).isEmpty();
        return read;
    }

    @SuppressWarnings("unused") // the source of the next test's names
    static List<String> hostile() {
        return List.of(
                "`",
                "a`b",
                "a' OR 1=1 //",
                "a\"b",
                "\\u0060) DETACH DELETE n",
                "\u0060",
                "a b",
                "1a",
                "_a",
                "",
                "ä",
                "a\u0000",
                "a\n",
                "blockdata",
                "x".repeat(64),
                "x".repeat(10_000));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aNameIsRefusedWhereverItStands(String name) {
        for (var member : List.of("label", "key", "type")) {
            var rule = (ObjectNode) JSON.readTree(RULE);
            rule.put(member, name);
            var mapping = JSON.createObjectNode();
            mapping.putArray("nodes").add(rule);
            assertThat(wrong(mapping.toString()))
                    .as(member)
                    .extracting(Finding::pointer)
                    .contains("/mapping/nodes/0/" + member);
            assertThat(wrong(mapping.toString()).toString()).hasSizeLessThan(500);
        }
        for (var member : List.of("block_label", "document_label")) {
            var mapping = JSON.createObjectNode().put(member, name);
            assertThat(wrong(mapping.toString()))
                    .extracting(Finding::pointer)
                    .contains("/mapping/" + member);
        }
        var properties = JSON.createObjectNode();
        properties.putObject("properties").put("field", name);
        assertThat(wrong(properties.toString()))
                .extracting(Finding::pointer)
                .contains("/mapping/properties/field");
        if (!name.equals("blockdata")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Identifier.quoted(name));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            textBlock =
                    """
                    []                                                                         | /mapping
                    {"nodes": {}}                                                              | /mapping/nodes
                    {"properties": []}                                                         | /mapping/properties
                    {"properties": {"a/b": "1"}}                                               | /mapping/properties/a~1b
                    {"properties": {"a": "same", "b": "same"}}                                 | /mapping/properties/b
                    {"properties": {"a": "block_uid"}}                                         | /mapping/properties/a
                    {"block_label": "X", "document_label": "X"}                                | /mapping/document_label
                    {"nodes": [{"field": "f", "label": "Block", "key": "k", "type": "T"}]}     | /mapping/nodes/0/label
                    {"nodes": [{"field": "f", "label": "L", "key": "k", "type": "HAS_BLOCK"}]} | /mapping/nodes/0/type
                    {"nodes": [{"field": "f", "label": "L", "key": "k", "type": "T", "direction": "up"}]} | /mapping/nodes/0/direction
                    {"nodes": [{"label": "L", "key": "k", "type": "T"}]}                       | /mapping/nodes/0/field
                    {"nodes": [{"field": "f", "label": "L", "key": "k", "type": "T", "properties": {"m": "k"}}]} | /mapping/nodes/0/properties/m
                    {"nodes": [{"field": "f", "label": "L", "key": "k", "type": "T"}, {"field": "g", "label": "L", "key": "j", "type": "T"}]} | /mapping/nodes/1/key
                    {"cypher": "MATCH (n) DETACH DELETE n"}                                    | /mapping
                    """)
    void whatIsWrongIsPointedAt(String mapping, String pointer) {
        assertThat(wrong(mapping)).extracting(Finding::pointer).containsExactly(pointer);
    }

    @Test
    void theSameValueTwiceIsOneNodeAndWhatIsNoKeyIsPassedOver() {
        var rows =
                new GraphRows(
                        right(
                                """
                                {"properties": {"summary": "summary", "missing": "missing", "deep": "deep", "mixed": "mixed", "big": "big"},
                                 "nodes": [
                                   {"field": "keywords", "label": "Keyword", "key": "name", "type": "MENTIONS"},
                                   {"field": "people", "label": "Person", "key": "name", "member": "name", "properties": {"role": "role", "age": "age"}, "type": "NAMES"},
                                   {"field": "one", "label": "Year", "key": "year", "type": "IN"}]}
                                """));
        var data =
                """
                {"summary": "s", "deep": {"a": 1}, "mixed": [1, "a", null, [2]], "big": 123456789012345678901234567890,
                 "keywords": ["a", " a ", "b", "", null, "%s"],
                 "people": [{"name": "Ann", "role": "x"}, {"name": "Ann", "age": 3}, {"role": "nobody"}, "Ben"],
                 "one": 1999}
                """
                        .formatted("x".repeat(1001));
        var block = rows.of(Confirmed.source("doc"), Confirmed.row(4, data), data);
        assertThat(block.uid()).isEqualTo("conv-doc:4");
        assertThat(block.properties())
                .containsEntry("summary", "s")
                .containsEntry("missing", null)
                .containsEntry("deep", "{\"a\":1}")
                .containsEntry("mixed", List.of("1", "a", "[2]"))
                .containsEntry("big", "123456789012345678901234567890")
                .containsEntry("block_index", 4L)
                .containsEntry("doc_title", "A title");
        assertThat(block.links())
                .containsExactly(
                        new Link(0, "a", Map.of()),
                        new Link(0, "b", Map.of()),
                        new Link(1, "Ann", Map.of("role", "x", "age", 3L)),
                        new Link(2, 1999L, Map.of()));
        assertThat(rows.passedOver()).isEqualTo(5);
    }

    @Test
    void fieldsOfASchemaAreProposedAsPropertiesAndNodes() {
        var proposal = SchemaMapping.propose(Confirmed.schema(""));
        assertThat(proposal.origin()).isEqualTo("fields");
        assertThat(proposal.errors()).isEmpty();
        var json = Neo4jSettings.JSON.valueToTree(proposal.mapping());
        assertThat(json)
                .isEqualTo(
                        Neo4jSettings.JSON.readTree(
                                """
                                {"block_label": "Block", "document_label": "Document",
                                 "properties": {"summary": "summary", "severity": "severity", "scores": "scores"},
                                 "nodes": [
                                  {"field": "topic", "label": "Topic", "key": "name", "member": null, "properties": {}, "type": "HAS_TOPIC", "direction": "out"},
                                  {"field": "keywords", "label": "Keyword", "key": "name", "member": null, "properties": {}, "type": "HAS_KEYWORD", "direction": "out"},
                                  {"field": "people", "label": "People", "key": "name", "member": "name", "properties": {"role": "role"}, "type": "HAS_PEOPLE", "direction": "out"}]}
                                """));
        assertThat(right(json.toString())).isEqualTo(proposal.mapping());
    }

    @Test
    void aSchemasOwnMappingIsProposedUnlessItCannotBeUsed() {
        var own = "{\"nodes\": [" + RULE + "]}";
        assertThat(SchemaMapping.propose(Confirmed.schema(own)))
                .isEqualTo(new SchemaMapping.Proposal(right(own), "graph_mapping", List.of()));
        var refused = SchemaMapping.propose(Confirmed.schema(own.replace("\"L\"", "\"`\"")));
        assertThat(refused.origin()).isEqualTo("fields");
        assertThat(refused.errors())
                .extracting(Finding::pointer)
                .containsExactly("/graph_mapping/nodes/0/label");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a b\": {\"type\": \"string\"}, \"a-b\": {\"type\": \"string\"}, \"主题\": {\"type\": \"array\", \"items\": {\"type\": \"string\"}}, \"`\": {\"enum\": [\"x\"]}}",
                "{\"block\": {\"enum\": [\"x\"]}, \"blocks\": {\"type\": \"array\", \"items\": {\"type\": \"string\"}}, \"blockdata\": {\"type\": \"string\"}, \"block_uid\": {\"type\": \"string\"}, \"document\": {\"enum\": [\"x\"]}}",
                "{\"things\": {\"type\": \"array\", \"items\": {\"type\": \"object\", \"properties\": {\"blockdata\": {\"type\": \"string\"}, \"deep\": {\"type\": \"number\"}}}}}",
            })
    void whatIsProposedCanBeUsedWhateverTheFieldsAreCalled(String fields) {
        var text =
                "{\"schema_ref\": \"odd\", \"type\": \"object\", \"properties\": " + fields + "}";
        if (SchemaArtifact.parse(text) instanceof SchemaArtifact.Parsed.Valid(var schema)) {
            var mapping = SchemaMapping.propose(schema).mapping();
            right(Neo4jSettings.JSON.valueToTree(mapping).toString());
        } else {
            throw new IllegalArgumentException(text);
        }
    }

    @Test
    void aDrawingShowsAFewAndCountsAll() {
        var mapping =
                right(
                        "{\"properties\": {\"s\": \"s\"}, \"nodes\": [{\"field\": \"k\", \"label\": \"K\", \"key\": \"name\", \"type\": \"T\", \"direction\": \"in\"}]}");
        var drawing = new Drawing(mapping);
        var rows = new GraphRows(mapping);
        for (int i = 0; i < 100; i++) {
            var source = Confirmed.source(i < 60 ? "one" : "two");
            var data =
                    "{\"s\": \"%s\", \"k\": [\"k%d\", \"all\", \"\"]}"
                            .formatted("x".repeat(500), i);
            drawing.add(source, rows.of(source, Confirmed.row(i, data), data));
        }
        assertThat(drawing.counts(rows.passedOver()))
                .isEqualTo(new Drawing.Counts(2, 100, 2 + 100 + 101, 300, 100, true));
        assertThat(drawing.nodes()).hasSize(1 + 20 + 21);
        assertThat(drawing.relationships()).hasSize(20 * 3);
        assertThat(drawing.relationships())
                .contains(new Drawing.Relationship("K:all", "block:conv-one:0", "T"));
        var block = drawing.nodes().get(1);
        assertThat(block.caption()).isEqualTo("paragraph 0");
        assertThat(block.properties().get("s").toString()).hasSize(201).endsWith("…");
    }

    @Test
    void statementsHoldNamesAlone() {
        var mapping =
                right(
                        "{\"nodes\": [{\"field\": \"a`b\", \"label\": \"MATCH\", \"key\": \"k\", \"type\": \"DELETE\", \"direction\": \"in\"}]}");
        var statements = new GraphStatements(mapping);
        assertThat(statements.constraints())
                .containsExactly(
                        "CREATE CONSTRAINT IF NOT EXISTS FOR (n:`Document`) REQUIRE n.`source_uid` IS UNIQUE",
                        "CREATE CONSTRAINT IF NOT EXISTS FOR (n:`Block`) REQUIRE n.`block_uid` IS UNIQUE",
                        "CREATE CONSTRAINT IF NOT EXISTS FOR (n:`MATCH`) REQUIRE n.`k` IS UNIQUE");
        assertThat(statements.mergeLinks(mapping.nodes().getFirst()))
                .contains("(n)-[r:`DELETE` {`blockdata`: $mark}]->(b)")
                .doesNotContain("a`b");
    }
}
