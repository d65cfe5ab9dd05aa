package dev.blockdata.projects;

import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Reads the `Idempotency-Key` of a request, where it has one.
@Component
final class OnceArgument implements HandlerMethodArgumentResolver {

    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    private final KeptAnswers answers;

    OnceArgument(KeptAnswers answers) {
        this.answers = answers;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Once.class;
    }

    @Override
    public Once resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binder) {
        var request = web.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("not a request over HTTP");
        }
        String query = request.getQueryString();
        return new Once(
                answers,
                request.getMethod()
                        + " "
                        + request.getRequestURI()
                        + (query == null ? "" : "?" + query),
                key(Collections.list(request.getHeaders(Once.HEADER))));
    }

    private static @Nullable String key(List<String> given) {
        if (given.isEmpty()) {
            return null;
        }
        if (given.size() > 1 || !KEY.matcher(given.getFirst()).matches()) {
            throw Problem.of(
                            ProblemKind.INVALID_PARAMETER,
                            Once.HEADER + " is one value of 1 to 255 visible ASCII characters.")
                    .asException();
        }
        return given.getFirst();
    }
}
