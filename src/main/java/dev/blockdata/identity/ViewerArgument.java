package dev.blockdata.identity;

import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives a handler its [Viewer], read afresh: an account that is gone is signed out, whatever its
/// session says.
@Component
class ViewerArgument implements HandlerMethodArgumentResolver {

    private final Accounts accounts;

    ViewerArgument(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Viewer.class;
    }

    @Override
    public Viewer resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        return Callers.current()
                .flatMap(caller -> accounts.byId(caller.userId()))
                .orElseThrow(() ->
                        Problem.of(
                                        ProblemKind.SIGNED_OUT,
                                        "This needs a signed-in person or a token.")
                                .asException());
    }
}
