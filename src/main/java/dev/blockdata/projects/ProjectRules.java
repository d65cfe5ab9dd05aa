package dev.blockdata.projects;

import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Puts the door in front of every route of a project, and lets handlers ask for a request's key.
@Configuration(proxyBeanMethods = false)
class ProjectRules implements WebMvcConfigurer {

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Member.class, Once.class)
                .addResponseWrapperToIgnore(Answered.class);
    }

    private final ProjectDoor door;
    private final OnceArgument once;

    ProjectRules(ProjectDoor door, OnceArgument once) {
        this.door = door;
        this.once = once;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(door);
        resolvers.add(once);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(door);
    }

    /// Says of a route that it honours the key.
    @Bean
    GlobalOperationCustomizer idempotencyKeys() {
        return (operation, handler) -> {
            if (Arrays.stream(handler.getMethodParameters())
                    .anyMatch(parameter -> parameter.getParameterType() == Once.class)) {
                operation.addParametersItem(
                        new Parameter()
                                .name(OnceArgument.HEADER)
                                .in("header")
                                .description(
                                        "1 to 255 visible ASCII characters; the same request under the same key has no second effect, and the first answer again, for a day")
                                .schema(new StringSchema()));
            }
            return operation;
        };
    }
}
