package dev.blockdata.schemas;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.ValidationLimitExceededException;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import com.networknt.schema.format.Formats;
import com.networknt.schema.keyword.FormatKeyword;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// JSON Schema draft 2020-12 as this product speaks it: nothing is ever fetched, `format` is an
/// assertion for `date`, `date-time`, `email` and `uri` and a remark for all others, and a check
/// has an end even where schema and value conspire against it.
final class SchemaLanguage {

    static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    private static final Set<String> LIBRARY_FORMATS = Set.of("date", "date-time", "uri");
    private static final String DRAFT_HOME = "https://json-schema.org/draft/2020-12/";
    private static final int MOST_FINDINGS = 50;
    private static final long MOST_STEPS = 3_000_000;
    private static final int DEEPEST = 1_500;

    private static final ExecutionConfig LIMITS =
            ExecutionConfig.builder()
                    .locale(Locale.ROOT)
                    .formatAssertionsEnabled(true)
                    .maxEvaluationSteps(MOST_STEPS)
                    .maxEvaluationDepth(DEEPEST)
                    .build();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDialect(
                    dialect(),
                    builder ->
                            builder.schemaCacheEnabled(false)
                                    .schemaRegistryConfig(
                                            SchemaRegistryConfig.builder()
                                                    .locale(Locale.ROOT)
                                                    .regularExpressionFactory(BoundedPattern::new)
                                                    .build())
                                    .schemaLoader(loader ->
                                            loader.fetchRemoteResources(false)
                                                    .block(iri ->
                                                            !iri.toString()
                                                                    .startsWith(DRAFT_HOME))));
    private static final Schema META = REGISTRY.getSchema(SchemaLocation.of(DRAFT));

    private SchemaLanguage() {}

    private static Dialect dialect() {
        Map<String, Format> formats =
                Stream.concat(
                                Stream.of(new Email()),
                                Formats.DEFAULT.stream()
                                        .filter(one -> LIBRARY_FORMATS.contains(one.getName())))
                        .collect(Collectors.toMap(Format::getName, Function.identity()));
        return Dialect.builder(Dialects.getDraft202012())
                .formatKeywordFactory(_ -> new FormatKeyword(formats))
                .unknownKeywordFactory((keyword, _) -> new NonValidationKeyword(keyword))
                .build();
    }

    /// What makes this no valid JSON Schema.
    static List<Finding> checkSchema(JsonNode schema) {
        return check(META, schema);
    }

    /// Ready for any number of checks at a time.
    static Schema compile(JsonNode schema) {
        Schema compiled = REGISTRY.getSchema(schema);
        compiled.initializeValidators();
        return compiled;
    }

    static List<Finding> check(Schema schema, JsonNode value) {
        try {
            List<Error> errors =
                    schema.validate(value, context -> context.setExecutionConfig(LIMITS));
            return errors.isEmpty() ? List.of() : findings(errors);
        } catch (ValidationLimitExceededException | StackOverflowError _) {
            return List.of(
                    new Finding(
                            "",
                            "cannot be checked: schema and value together ask for too many steps"));
        } catch (BoundedPattern.TooCostly e) {
            return List.of(new Finding("", "cannot be checked: " + e.getMessage()));
        } catch (SchemaException e) {
            return List.of(new Finding("", "cannot be checked: " + e.getMessage()));
        }
    }

    private static List<Finding> findings(List<Error> errors) {
        var found = new LinkedHashMap<Finding, Boolean>();
        for (Error error : errors) {
            if (found.size() == MOST_FINDINGS) {
                break;
            }
            found.put(finding(error), true);
        }
        return List.copyOf(found.keySet());
    }

    private static Finding finding(Error error) {
        String at = error.getInstanceLocation().toString();
        String property = error.getProperty();
        if (property == null) {
            return new Finding(at, error.getMessage());
        }
        return switch (error.getKeyword()) {
            case "required" -> new Finding(at + Finding.step(property), "is required");
            case "additionalProperties", "unevaluatedProperties" ->
                    new Finding(at + Finding.step(property), "is not a field of the schema");
            default -> new Finding(at, error.getMessage());
        };
    }

    /// An address as RFC 5321 writes it. The library's own format knows a list of top-level
    /// domains, which grows old.
    private static final class Email implements Format {

        private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
        private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
        private static final Pattern ADDRESS =
                Pattern.compile(
                        "(?:%1$s(?:\\.%1$s)*+|\"[ !#-\\[\\]-~]{1,62}\")@%2$s(?:\\.%2$s)*+"
                                .formatted(ATOM, LABEL));
        private static final int LONGEST = 254;

        @Override
        public String getName() {
            return "email";
        }

        @Override
        public String getMessageKey() {
            return "format.email";
        }

        @Override
        public boolean matches(ExecutionContext context, String value) {
            return value.length() <= LONGEST && ADDRESS.matcher(value).matches();
        }
    }
}
