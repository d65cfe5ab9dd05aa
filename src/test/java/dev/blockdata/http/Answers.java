package dev.blockdata.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the description says of the records that are answered: a component is always there, unless
/// it is left out where it is null, and null only where the record says so.
///
/// Of what is sent to the server alone it says no more than that something may be null: there each
/// door says itself what it needs.
final class Answers {

    private static final String REFERENCE = "#/components/schemas/";

    /// Under which name the methods of Jackson's own class are described.
    static final String TREE = "JsonNode";

    private Answers() {}

    /// The names of the schemas that are answered and never asked for.
    static Set<String> of(OpenAPI api) {
        Set<String> answered = new TreeSet<>();
        Set<String> asked = new HashSet<>();
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(operation -> {
                    operation
                            .getResponses()
                            .values()
                            .forEach(response -> follow(api, response.getContent(), answered));
                    if (operation.getRequestBody() != null) {
                        follow(api, operation.getRequestBody().getContent(), asked);
                    }
                });
        answered.removeAll(asked);
        return answered;
    }

    private static void follow(OpenAPI api, @Nullable Content content, Set<String> reached) {
        if (content != null) {
            content.values().forEach(media -> follow(api, media.getSchema(), reached));
        }
    }

    private static void follow(OpenAPI api, @Nullable Schema<?> schema, Set<String> reached) {
        if (schema == null) {
            return;
        }
        if (schema.get$ref() instanceof String to
                && to.startsWith(REFERENCE)
                && reached.add(to.substring(REFERENCE.length()))) {
            follow(
                    api,
                    api.getComponents().getSchemas().get(to.substring(REFERENCE.length())),
                    reached);
        }
        follow(api, schema.getItems(), reached);
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            follow(api, values, reached);
        }
        Stream.of(schema.getOneOf(), schema.getAnyOf(), schema.getAllOf())
                .filter(list -> list != null)
                .forEach(list -> list.forEach(each -> follow(api, each, reached)));
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(each -> follow(api, each, reached));
        }
    }

    /// What may be null, and what is JSON of somebody else.
    static void tell(Schema<?> schema, @Nullable Class<?> type) {
        components(type)
                .forEach(component -> {
                    String name = OpenApiRules.snake(component.getName());
                    Schema<?> property = schema.getProperties().get(name);
                    if (property == null) {
                        return;
                    }
                    if (isRaw(component)) {
                        property = json(component);
                    } else if ((REFERENCE + TREE).equals(property.get$ref())) {
                        property = anyObject();
                    } else if (valuesAreAny(component)) {
                        property.setAdditionalProperties(true);
                    } else if (property.getAdditionalProperties() instanceof Schema<?> values
                            && valuesMayBeNull(component)) {
                        property.setAdditionalProperties(orNull(values));
                    }
                    boolean orNull =
                            mayBeNull(component)
                                    && !isLeftOut(component)
                                    && !isDemanded(schema, name);
                    schema.addProperty(name, orNull ? orNull(property) : property);
                });
    }

    /// What is always there.
    static void demand(Schema<?> schema, @Nullable Class<?> type) {
        schema.setRequired(
                components(type)
                        .filter(component -> !isLeftOut(component))
                        .map(component -> OpenApiRules.snake(component.getName()))
                        .filter(schema.getProperties()::containsKey)
                        .sorted()
                        .toList());
    }

    /// Those of a record, in whose place stand those of one that is unwrapped in it.
    private static Stream<RecordComponent> components(@Nullable Class<?> type) {
        return type == null || !type.isRecord()
                ? Stream.empty()
                : Stream.of(type.getRecordComponents())
                        .flatMap(component ->
                                component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                                        ? components(component.getType())
                                        : Stream.of(component));
    }

    /// By the door that it is sent to: null is as good as nothing there.
    private static boolean isDemanded(Schema<?> schema, String name) {
        return schema.getRequired() != null && schema.getRequired().contains(name);
    }

    /// Any JSON, or that of which the record says what it is.
    private static Schema<?> json(RecordComponent component) {
        var said =
                component
                        .getAccessor()
                        .getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        return said == null ? new JsonSchema() : anyObject();
    }

    private static Schema<?> anyObject() {
        return new JsonSchema().types(Set.of("object")).additionalProperties(true);
    }

    private static boolean mayBeNull(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean valuesAreAny(RecordComponent map) {
        return map.getGenericType() instanceof ParameterizedType type
                && type.getRawType() == Map.class
                && type.getActualTypeArguments()[1] == Object.class;
    }

    private static boolean valuesMayBeNull(RecordComponent map) {
        return map.getAnnotatedType() instanceof AnnotatedParameterizedType type
                && type.getAnnotatedActualTypeArguments()[1].isAnnotationPresent(Nullable.class);
    }

    private static boolean isLeftOut(RecordComponent component) {
        var rule = component.getAccessor().getAnnotation(JsonInclude.class);
        return rule != null && rule.value() == JsonInclude.Include.NON_NULL;
    }

    private static boolean isRaw(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonRawValue.class);
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            return new JsonSchema()
                    .addOneOfItem(property)
                    .addOneOfItem(new JsonSchema().types(Set.of("null")));
        }
        if (property.getTypes() != null) {
            var types = new LinkedHashSet<>(property.getTypes());
            types.add("null");
            property.setTypes(types);
        }
        return property;
    }
}
