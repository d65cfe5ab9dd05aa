package dev.blockdata.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses query parameters that the handler does not have, so that a mistyped filter never means
/// "everything"; for the same reason an empty value where something is to be counted, named or
/// chosen, and a second one where there is room for one; and U+0000 in any of them.
final class KnownParameters implements HandlerInterceptor {

    private static final Set<String> PAGE = Set.of("limit", "cursor");

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();
    private final Map<Method, Set<String>> single = new ConcurrentHashMap<>();
    private final Map<Method, Set<String>> demanding = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        List<String> given = names(request.getQueryString());
        Set<String> unknown = new LinkedHashSet<>(given);
        unknown.removeAll(known.computeIfAbsent(method.getMethod(), _ -> of(method)));
        if (!unknown.isEmpty()) {
            throw Problem.of(
                            ProblemKind.UNKNOWN_PARAMETER,
                            "Not known here: "
                                    + unknown.stream()
                                            .limit(5)
                                            .reduce((a, b) -> a + ", " + b)
                                            .orElseThrow()
                                    + ".")
                    .asException();
        }
        request.getParameterMap()
                .forEach((name, values) -> {
                    if (!JsonBodies.isStorable(name)
                            || !Arrays.stream(values).allMatch(JsonBodies::isStorable)) {
                        throw Problem.invalid(
                                        "", "a parameter holds U+0000, which no text may hold")
                                .asException();
                    }
                });
        for (String name : single.computeIfAbsent(method.getMethod(), _ -> single(method))) {
            if (Collections.frequency(given, name) > 1) {
                throw Problem.of(
                                ProblemKind.INVALID_PARAMETER,
                                "The parameter \"" + name + "\" is given more than once.")
                        .asException();
            }
        }
        for (String name : demanding.computeIfAbsent(method.getMethod(), _ -> demanding(method))) {
            String[] values = request.getParameterValues(name);
            if (values != null && Arrays.stream(values).anyMatch(KnownParameters::isLacking)) {
                throw Problem.of(
                                ProblemKind.INVALID_PARAMETER,
                                "The parameter \"" + name + "\" is empty.")
                        .asException();
            }
        }
        return true;
    }

    /// Whether a value, or one of a list with commas, is not there.
    private static boolean isLacking(String value) {
        return Arrays.stream(value.split(",", -1)).anyMatch(String::isBlank);
    }

    /// Those that hold one value; Spring would take the first, or put a comma between two.
    private static Set<String> single(HandlerMethod method) {
        Set<String> names = new HashSet<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
            if (named != null && !isMany(parameter.getParameterType())) {
                names.add(named.name().isEmpty() ? nameOf(method, parameter) : named.name());
            } else if (parameter.getParameterType() == PageQuery.class) {
                names.addAll(PAGE);
            } else if (parameter.hasParameterAnnotation(ModelAttribute.class)
                    && parameter.getParameterType().isRecord()) {
                Arrays.stream(parameter.getParameterType().getRecordComponents())
                        .filter(component -> !isMany(component.getType()))
                        .map(RecordComponent::getName)
                        .forEach(names::add);
            }
        }
        return Set.copyOf(names);
    }

    private static boolean isMany(Class<?> type) {
        return type.isArray() || Collection.class.isAssignableFrom(type);
    }

    /// Those that are more than a text: Spring would take an empty one for none.
    private static Set<String> demanding(HandlerMethod method) {
        Set<String> names = new HashSet<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
            if (named != null
                    && parameter.getParameterType() != String.class
                    && parameter.getParameterType() != MultipartFile.class) {
                names.add(named.name().isEmpty() ? nameOf(method, parameter) : named.name());
            }
        }
        return Set.copyOf(names);
    }

    private static Set<String> of(HandlerMethod method) {
        Set<String> names = new HashSet<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
            if (named != null) {
                names.add(named.name().isEmpty() ? nameOf(method, parameter) : named.name());
            } else if (parameter.getParameterType() == PageQuery.class) {
                names.addAll(PAGE);
            } else if (parameter.hasParameterAnnotation(ModelAttribute.class)
                    && parameter.getParameterType().isRecord()) {
                Arrays.stream(parameter.getParameterType().getRecordComponents())
                        .map(RecordComponent::getName)
                        .forEach(names::add);
            }
        }
        return Set.copyOf(names);
    }

    private static String nameOf(HandlerMethod method, MethodParameter parameter) {
        return method.getMethod().getParameters()[parameter.getParameterIndex()].getName();
    }

    /// As often as they stand in the query; the parts of a form are their own reader's to judge.
    private static List<String> names(@Nullable String query) {
        List<String> names = new ArrayList<>();
        if (query == null) {
            return names;
        }
        for (String pair : query.split("&", -1)) {
            String name = pair.split("=", 2)[0];
            if (name.isEmpty()) {
                continue;
            }
            try {
                names.add(URLDecoder.decode(name, StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                throw Problem.of(ProblemKind.MALFORMED, "The query cannot be read.").asException();
            }
        }
        return names;
    }
}
