package dev.blockdata.projects;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Puts the door in front of every route of a project, and lets handlers ask for a request's key.
@Configuration(proxyBeanMethods = false)
class ProjectRules implements WebMvcConfigurer {

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
}
