package dev.blockdata.http;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Reads `limit` and `cursor` of a request.
final class PageQueryArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageQuery.class;
    }

    @Override
    public PageQuery resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        String cursor = request.getParameter("cursor");
        return new PageQuery(
                limit(request.getParameter("limit")),
                cursor == null || cursor.isEmpty() ? null : Cursor.decode(cursor));
    }

    static int limit(@Nullable String text) {
        if (text == null) {
            return PageQuery.DEFAULT;
        }
        if (!text.matches("0*[0-9]{1,100}")) {
            throw refused();
        }
        String digits = text.replaceFirst("^0+", "");
        int limit = digits.length() > 4 ? PageQuery.LARGEST : Integer.parseInt("0" + digits);
        if (limit < 1) {
            throw refused();
        }
        return Math.min(limit, PageQuery.LARGEST);
    }

    private static ProblemException refused() {
        return Problem.of(ProblemKind.INVALID_PARAMETER, "limit is a whole number of at least 1.")
                .asException();
    }
}
