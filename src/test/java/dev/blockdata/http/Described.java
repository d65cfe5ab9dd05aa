package dev.blockdata.http;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Holds what the product answers in any test against `docs/api.json`, which client programs are
/// made from: what is always there is there, what may not be null is not.
final class Described {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern PATH_VARIABLE = Pattern.compile("\\{[^}]+}");
    private static final String ANY_WORD = "[^/]+";
    private static final String HERE = "https://blockdata.test/api.json";
    private static final List<Route> ROUTES = routes();

    private record Route(String method, Pattern path, Map<String, Schema> answers) {}

    private Described() {}

    /// Nothing is held against a document that is just being written anew.
    ///
    /// @param path as it was asked for, without its query
    static void demand(String method, String path, int status, byte[] body) {
        if (Boolean.getBoolean("blockdata.write-api")) {
            return;
        }
        for (var route : ROUTES) {
            if (route.method().equals(method) && route.path().matcher(path).matches()) {
                var schema = route.answers().get(Integer.toString(status));
                if (schema == null) {
                    throw new AssertionError(
                            "docs/api.json knows no " + status + " of " + method + " " + path);
                }
                var findings = schema.validate(JSON.readTree(body));
                if (!findings.isEmpty()) {
                    throw new AssertionError(
                            "docs/api.json says otherwise of %s %s: %s in %s"
                                    .formatted(method, path, findings, new String(body)));
                }
                return;
            }
        }
    }

    private static List<Route> routes() {
        try {
            var text = Files.readString(Path.of("docs/api.json"));
            var registry =
                    SchemaRegistry.withDialect(
                            Dialects.getDraft202012(),
                            builder -> builder.schemas(Map.of(HERE, text)));
            var routes = new ArrayList<Route>();
            for (var path : JSON.readTree(text).get("paths").properties()) {
                var pattern =
                        Pattern.compile(PATH_VARIABLE.matcher(path.getKey()).replaceAll(ANY_WORD));
                for (var method : path.getValue().properties()) {
                    routes.add(
                            new Route(
                                    method.getKey().toUpperCase(Locale.ROOT),
                                    pattern,
                                    answers(registry, method.getValue())));
                }
            }
            // What is spelled out goes before what is any word.
            routes.sort(
                    Comparator.comparingInt(route ->
                            route.path().pattern().split(Pattern.quote(ANY_WORD), -1).length));
            return routes;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, Schema> answers(SchemaRegistry registry, JsonNode operation) {
        var answers = new HashMap<String, Schema>();
        operation
                .get("responses")
                .properties()
                .forEach(answer -> {
                    var schema = answer.getValue().at("/content/application~1json/schema");
                    if (schema.isObject()) {
                        answers.put(
                                answer.getKey(),
                                registry.getSchema(
                                        schema.toString().replace("\"#/", "\"" + HERE + "#/")));
                    }
                });
        return answers;
    }
}
