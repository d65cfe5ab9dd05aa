package dev.blockdata.http;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.blockdata.identity.Viewer;
import dev.blockdata.projects.Answered;
import dev.blockdata.projects.Member;
import dev.blockdata.projects.Once;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.method.HandlerMethod;

/// How the OpenAPI document is made from the controllers: names in snake_case, pages explained,
/// problems described once. The product serves what was committed of it, `docs/api.json`.
@Configuration(proxyBeanMethods = false)
class OpenApiRules {

    private static final Pattern PATH_VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final String PROBLEM = "Problem";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(PageQuery.class, Viewer.class, Member.class, Once.class)
                .addResponseWrapperToIgnore(Answered.class);
    }

    @Bean
    OpenAPI blockdata() {
        return new OpenAPI()
                .servers(List.of(new Server().url("/")))
                .info(
                        new Info()
                                .title("Blockdata")
                                .version("v1")
                                .description(
                                        "Documents cut into addressable blocks, a schema applied to each, reviewed by people, "
                                                + "exported with trust."))
                .components(
                        new Components()
                                .addSchemas(PROBLEM, problem())
                                .addResponses(
                                        PROBLEM,
                                        new ApiResponse()
                                                .description(
                                                        "A refusal, as RFC 9457 problem details")
                                                .content(
                                                        new Content()
                                                                .addMediaType(
                                                                        "application/problem+json",
                                                                        new MediaType()
                                                                                .schema(
                                                                                        new Schema<>()
                                                                                                .$ref(
                                                                                                        "#/components/schemas/"
                                                                                                                + PROBLEM)))))
                                .addSecuritySchemes(
                                        "token",
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer"))
                                .addSecuritySchemes(
                                        "session",
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.APIKEY)
                                                .in(SecurityScheme.In.COOKIE)
                                                .name("BLOCKDATA_SESSION")))
                .security(
                        List.of(
                                new SecurityRequirement().addList("token"),
                                new SecurityRequirement().addList("session")));
    }

    @Bean
    ModelResolver snakeCase(ObjectMapperProvider mappers, OwnNames names) {
        return new ModelResolver(
                mappers.jsonMapper()
                        .copy()
                        .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE),
                names);
    }

    @Bean
    OwnNames ownNames() {
        return new OwnNames();
    }

    /// What an answer always has, what in it may be null, and what in it is JSON of somebody else.
    @Bean
    GlobalOpenApiCustomizer whatIsThere(OwnNames names) {
        return api -> {
            var answered = Answers.of(api);
            api.getComponents().getSchemas().remove(Answers.TREE);
            api.getComponents()
                    .getSchemas()
                    .forEach((name, schema) -> {
                        if (schema.getProperties() != null) {
                            schema.addType("object");
                            Answers.tell(schema, names.type(name));
                            if (answered.contains(name)) {
                                Answers.demand(schema, names.type(name));
                            }
                        }
                    });
        };
    }

    /// What stands in a class is named after it too: many classes have a record of the same word,
    /// and each would be described as the first that came.
    static final class OwnNames extends TypeNameResolver {

        // The library keeps what was made of a class for all applications of a process.
        private static final Map<String, Class<?>> TYPES = new ConcurrentHashMap<>();

        /// Whose description has this name, where it is a class of ours.
        @Nullable Class<?> type(String name) {
            return TYPES.get(name);
        }

        @Override
        public String nameForType(JavaType type, Set<Options> options) {
            String name = super.nameForType(type, options);
            TYPES.put(name, type.getRawClass());
            return name;
        }

        @Override
        protected String nameForClass(Class<?> type, Set<Options> options) {
            String name = super.nameForClass(type, options);
            Class<?> owner = type.getEnclosingClass();
            if (owner != null) {
                String whose = owner.getSimpleName().replaceFirst("Controller$", "");
                name = name.startsWith(whose) ? name : whose + name;
            }
            return name;
        }
    }

    /// What a page is asked for by, which routes honour a key of the request, and that anything may
    /// be refused.
    @Bean
    GlobalOperationCustomizer pagesKeysAndProblems() {
        return (operation, handler) -> {
            if (asksFor(handler, PageQuery.class)) {
                operation.addParametersItem(
                        new Parameter()
                                .name("limit")
                                .in("query")
                                .description("1 to 1,000; larger is clamped")
                                .schema(new IntegerSchema()._default(PageQuery.DEFAULT)));
                operation.addParametersItem(
                        new Parameter()
                                .name("cursor")
                                .in("query")
                                .description("next_cursor of the page before")
                                .schema(new StringSchema()));
            }
            if (asksFor(handler, Once.class)) {
                operation.addParametersItem(
                        new Parameter()
                                .name(Once.HEADER)
                                .in("header")
                                .description(
                                        "1 to 255 visible ASCII characters; the same request under the same key has no second effect, and the first answer again, for a day")
                                .schema(new StringSchema()));
            }
            ApiResponses responses =
                    operation.getResponses() == null
                            ? new ApiResponses()
                            : operation.getResponses();
            // Springdoc guesses refusals from the advice; all of them are this one.
            responses.keySet().removeIf(status -> status.startsWith("4") || status.startsWith("5"));
            if (mayMake(handler.getMethod()) && responses.get("200") instanceof ApiResponse there) {
                responses.addApiResponse(
                        "201", new ApiResponse().description("Made").content(there.getContent()));
                there.description("There already");
            }
            responses.addApiResponse(
                    "default", new ApiResponse().$ref("#/components/responses/" + PROBLEM));
            return operation.responses(responses);
        };
    }

    private static boolean asksFor(HandlerMethod handler, Class<?> type) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == type);
    }

    /// Whoever posts or puts and chooses the status itself says with it whether something was made.
    private static boolean mayMake(Method handler) {
        return handler.getReturnType() == ResponseEntity.class
                && (handler.isAnnotationPresent(PostMapping.class)
                        || handler.isAnnotationPresent(PutMapping.class));
    }

    /// Path variables are called in Java as Java calls things; outside they are snake_case like
    /// everything.
    @Bean
    GlobalOpenApiCustomizer snakeCasePaths() {
        return api -> {
            var renamed = new Paths();
            api.getPaths()
                    .forEach((path, item) -> {
                        item.readOperations().forEach(OpenApiRules::renamePathVariables);
                        renamed.addPathItem(
                                PATH_VARIABLE
                                        .matcher(path)
                                        .replaceAll(name -> "{" + snake(name.group(1)) + "}"),
                                item);
                    });
            api.setPaths(renamed);
        };
    }

    private static void renamePathVariables(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(parameter -> "path".equals(parameter.getIn()))
                    .forEach(parameter -> parameter.setName(snake(parameter.getName())));
        }
    }

    static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static Schema<?> problem() {
        var finding =
                new ObjectSchema()
                        .addProperty(
                                "pointer",
                                new StringSchema().description("a JSON pointer into the body"))
                        .addProperty("message", new StringSchema());
        var type = new StringSchema();
        Arrays.stream(ProblemKind.values()).map(ProblemKind::type).forEach(type::addEnumItem);
        var problem =
                new ObjectSchema()
                        .addProperty("type", type)
                        .addProperty("title", new StringSchema())
                        .addProperty("status", new IntegerSchema())
                        .addProperty("detail", new StringSchema())
                        .addProperty(
                                "errors",
                                new ArraySchema()
                                        .items(finding)
                                        .description("what is wrong in the body (422)"));
        problem.setRequired(List.of("type", "title", "status", "detail"));
        return problem;
    }
}
