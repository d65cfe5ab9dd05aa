package dev.blockdata.projects;

import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemException;
import dev.blockdata.http.ProblemKind;
import dev.blockdata.identity.SignedInUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Stands before every handler whose path names a project: nobody but a member comes in, before any
/// body is read.
///
/// A project that is not there and one that is not yours get the same answer to the byte.
@Component
class ProjectDoor implements HandlerInterceptor, HandlerMethodArgumentResolver {

    static final String VARIABLE = "projectId";

    private static final String MEMBER = Member.class.getName();

    private final Projects projects;

    ProjectDoor(Projects projects) {
        this.projects = projects;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)
                || !(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                        instanceof Map<?, ?> path)
                || !(path.get(VARIABLE) instanceof String projectId)) {
            return true;
        }
        // Decided once: the answer of a long stream is dispatched a second time.
        if (request.getAttribute(MEMBER) == null) {
            request.setAttribute(MEMBER, admit(projectId, method));
        }
        return true;
    }

    private Member admit(String projectId, HandlerMethod method) {
        UUID userId =
                SignedInUser.id()
                        .orElseThrow(() ->
                                Problem.of(
                                                ProblemKind.SIGNED_OUT,
                                                "This needs a signed-in person or a token.")
                                        .asException());
        UUID project = parse(projectId);
        Role role =
                projects.roleOf(userId, project)
                        .orElseThrow(() -> new ProblemException(Problem.notFound()));
        Role least = leastRole(method);
        if (!role.isAtLeast(least)) {
            throw Problem.of(
                            ProblemKind.ROLE_TOO_LOW,
                            "This needs the role "
                                    + least.word()
                                    + "; yours in this project is "
                                    + role.word()
                                    + ".")
                    .asException();
        }
        return new Member(userId, project, role);
    }

    /// Exactly the canonical form: `UUID.fromString` alone takes shorter ones too.
    private static UUID parse(String text) {
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // As below.
        }
        throw Problem.notFound().asException();
    }

    static Role leastRole(HandlerMethod method) {
        LeastRole least = method.getMethodAnnotation(LeastRole.class);
        if (least == null) {
            least =
                    AnnotatedElementUtils.findMergedAnnotation(
                            method.getBeanType(), LeastRole.class);
        }
        return least == null ? Role.VIEWER : least.value();
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Member.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        Object member = request.getAttribute(MEMBER, RequestAttributes.SCOPE_REQUEST);
        if (member == null) {
            throw new IllegalStateException(
                    "a handler takes a Member and has no {" + VARIABLE + "} in its path");
        }
        return member;
    }
}
