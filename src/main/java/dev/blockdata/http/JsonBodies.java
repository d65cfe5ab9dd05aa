package dev.blockdata.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/// Looks at each JSON body before anybody reads it: bounded, UTF-8, and without text that a
/// database cannot keep (U+0000, half a surrogate pair).
@RestControllerAdvice
final class JsonBodies extends RequestBodyAdviceAdapter {

    static final int LARGEST = 8 * 1024 * 1024;

    private final JsonMapper json;

    JsonBodies(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean supports(
            MethodParameter parameter,
            Type target,
            Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type target,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        if (!isJson(message.getHeaders().getContentType())) {
            return message;
        }
        byte[] body = message.getBody().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw Problem.of(
                            ProblemKind.TOO_LARGE, "A JSON body has at most " + LARGEST + " bytes.")
                    .asException();
        }
        requireUtf8(body, message.getHeaders().getContentType());
        requireSomething(body);
        if (mayHoldOddText(body)) {
            requireStorableText(body);
        }
        return new Read(body, message.getHeaders());
    }

    private static boolean isJson(@Nullable MediaType type) {
        return type != null
                && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
    }

    private static void requireUtf8(byte[] body, @Nullable MediaType type) {
        if (type != null
                && type.getCharset() != null
                && !type.getCharset().equals(StandardCharsets.UTF_8)) {
            throw Problem.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, "JSON is taken in UTF-8 only.")
                    .asException();
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            if (text.chars().noneMatch(c -> c == 0)) {
                return;
            }
        } catch (CharacterCodingException e) {
            // Said below.
        }
        throw Problem.of(ProblemKind.MALFORMED, "The body is not JSON in UTF-8.").asException();
    }

    /// `null` parses, and is none of the things that a route asks for; Spring takes it for a body
    /// that is missing.
    private static void requireSomething(byte[] body) {
        if (new String(body, 0, Math.min(body.length, 1000), StandardCharsets.UTF_8)
                .strip()
                .equals("null")) {
            throw Problem.invalid("", "must not be null").asException();
        }
    }

    /// Whether an escape that could be U+0000 or a surrogate stands anywhere; most bodies have
    /// none.
    private static boolean mayHoldOddText(byte[] body) {
        for (int i = 0; i + 3 < body.length; i++) {
            if (body[i] == '\\' && body[i + 1] == 'u') {
                byte first = body[i + 2];
                byte second = body[i + 3];
                if ((first == '0' && second == '0') || first == 'd' || first == 'D') {
                    return true;
                }
            }
        }
        return false;
    }

    private void requireStorableText(byte[] body) {
        try (JsonParser parser = json.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean text = token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME;
                if (text && !isStorable(parser.getString())) {
                    throw Problem.invalid(
                                    parser.streamReadContext().pathAsPointer().toString(),
                                    "holds U+0000 or half a surrogate pair, which no text may hold")
                            .asException();
                }
            }
        } catch (JacksonException broken) {
            // Whoever reads the body next says so, and where.
        }
    }

    /// Whether PostgreSQL can keep this text: no U+0000, no half surrogate pairs.
    static boolean isStorable(String text) {
        return text.codePoints()
                .allMatch(c ->
                        c != 0 && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    private record Read(byte[] bytes, HttpHeaders headers) implements HttpInputMessage {

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
