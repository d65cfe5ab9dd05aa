package dev.blockdata.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.http.Browser;
import dev.blockdata.http.Browser.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// The way of a browser to a provider and back, a step at a time, so that each may go wrong.
record Way(Browser browser, int port, String provider) {

    static final Map<String, String> FROM_OUR_PAGE = Map.of("Sec-Fetch-Site", "same-origin");

    /// Where the provider is to be asked.
    String begin(String query, Map<String, String> headers) {
        return browser.send("GET", "/oauth2/authorization/" + provider + query, null, headers)
                .expect(302)
                .header("Location");
    }

    /// Has the provider asked; where it sends the browser back to, as a path.
    String ask(String address) {
        try (var http = HttpClient.newHttpClient()) {
            var answer =
                    http.send(
                            HttpRequest.newBuilder(URI.create(address)).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
            var back = answer.headers().firstValue("Location").orElseThrow();
            assertThat(back).startsWith("http://localhost:" + port + "/login/oauth2/code/");
            return back.substring(("http://localhost:" + port).length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Answer back(String path) {
        return browser.get(path).expect(302);
    }

    /// All of it; where the browser stands at the end.
    String go(String query) {
        return back(ask(begin(query, Map.of()))).header("Location");
    }

    /// Begun by the page of the settings.
    String link() {
        return back(ask(begin("?link=true", FROM_OUR_PAGE))).header("Location");
    }

    static Map<String, String> parameters(String address) {
        return Arrays.stream(address.substring(address.indexOf('?') + 1).split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(
                        Collectors.toMap(
                                pair -> pair[0],
                                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
