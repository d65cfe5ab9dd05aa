package dev.blockdata.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiallerTest {

    private static final Exchange.Limits LIMITS =
            new Exchange.Limits(Duration.ofSeconds(5), 1 << 20);

    private Listener listener;

    @BeforeEach
    void listen() throws IOException {
        listener = new Listener();
    }

    @AfterEach
    void close() throws IOException {
        listener.close();
    }

    private static InetAddress ip(String literal) {
        return InetAddress.ofLiteral(literal);
    }

    /// Resolves names by a list, one answer after the other, and addresses as the system does.
    private static Resolver saying(String host, InetAddress[]... answers) {
        var left = new ArrayDeque<>(Arrays.asList(answers));
        return name -> {
            if (!name.equals(host)) {
                return InetAddress.getAllByName(name);
            }
            return left.size() > 1 ? left.removeFirst() : left.getFirst();
        };
    }

    private static Dialler dialler(Resolver resolver, String... allowed) {
        return new Dialler(AllowedHosts.of(List.of(allowed)), resolver);
    }

    private static Exchange.Received get(Exchange exchange, String url) throws IOException {
        return exchange.send(new Request.Builder().url(url).build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/",
                "http://127.1:%d/",
                "http://127.0.1:%d/",
                "http://2130706433:%d/",
                "http://0x7f000001:%d/",
                "http://0x7f.1:%d/",
                "http://0177.0.0.1:%d/",
                "http://017700000001:%d/",
                "http://127.0.0.01:%d/",
                "http://127.0.0.1.:%d/",
                "http://0.0.0.0:%d/",
                "http://0:%d/",
                "http://localhost:%d/",
                "http://LOCALHOST.:%d/",
                "http://localhost..:%d/",
                "http://[::1]:%d/",
                "http://[::]:%d/",
                "http://[::ffff:127.0.0.1]:%d/",
                "http://[::ffff:7f00:1]:%d/",
                "http://[::127.0.0.1]:%d/",
                "http://[64:ff9b::7f00:1]:%d/",
                "http://[64:ff9b::169.254.169.254]:%d/",
                "http://[64:ff9b:1::808:808]:%d/",
                "http://[2002:7f00:1::]:%d/",
                "http://[2001:0:7f00:1::]:%d/",
                "http://[2001:0:808:808::80ff:fffe]:%d/",
                "http://[fe80::1]:%d/",
                "http://[fe80::1%%25lo]:%d/",
                "http://[fd00::1]:%d/",
                "http://[fc00::1]:%d/",
                "http://[::ffff:0:127.0.0.1]:%d/",
                "http://0x7f.0x0.0x0.0x1:%d/",
                "http://127.0.0.1%%00.example.org:%d/",
                "http://127.0.0.1\\@example.org:%d/",
                "dict://127.0.0.1:%d/",
                "ldap://127.0.0.1:%d/",
                "bolt://127.0.0.1:%d/",
                "http://[ff02::1]:%d/",
                "http://10.1.2.3:%d/",
                "http://172.16.0.1:%d/",
                "http://192.168.1.1:%d/",
                "http://100.64.0.1:%d/",
                "http://169.254.169.254:%d/latest/meta-data",
                "http://192.0.0.8:%d/",
                "http://198.18.0.1:%d/",
                "http://224.0.0.1:%d/",
                "http://255.255.255.255:%d/",
                "http://example.org@127.0.0.1:%d/",
                "http://user:pass@127.0.0.1:%d/",
                "http://127。0。0。1:%d/",
                "http://ⓛocalhost:%d/",
                "http://①②⑦.0.0.1:%d/",
                "http://127%%2e0.0.1:%d/",
                "ftp://127.0.0.1:%d/",
                "file:///etc/passwd?%d",
                "gopher://127.0.0.1:%d/",
                "jar:http://127.0.0.1:%d/!/",
                "//127.0.0.1:%d/",
                "http:127.0.0.1:%d",
                "http:///x?%d",
            })
    void nothingInsideIsReachedInAnySpelling(String spelling) {
        String url = spelling.formatted(listener.port());
        try (var dialler = dialler(InetAddress::getAllByName)) {
            // What is no address at all cannot be saved either.
            Throwable unreadable = catchThrowable(() -> URI.create(url));
            if (unreadable == null) {
                assertThat(dialler.check(URI.create(url)))
                        .isInstanceOfSatisfying(
                                Destination.Refused.class,
                                refused -> assertThat(refused.words()).endsWith("."));
            }
            assertThatThrownBy(() -> get(dialler.guarded(LIMITS), url))
                    .isInstanceOfAny(IOException.class, IllegalArgumentException.class);
        }
        assertThat(listener.connections()).isZero();
    }

    @Test
    void aNameThatLeadsInsideIsRefusedAtSaveAndAtUse() {
        String url = "http://inner.example:" + listener.port() + "/";
        try (var dialler = dialler(saying("inner.example", new InetAddress[] {ip("127.0.0.1")}))) {
            assertThat(dialler.check(URI.create(url))).isInstanceOf(Destination.Refused.class);
            assertThatThrownBy(() -> get(dialler.guarded(LIMITS), url))
                    .isInstanceOf(ForbiddenAddress.class)
                    .hasMessageNotContaining("127.0.0.1");
        }
        assertThat(listener.connections()).isZero();
    }

    @Test
    void oneAddressInsideSpoilsThemAll() {
        String url = "http://two.example:" + listener.port() + "/";
        var both = new InetAddress[] {ip("8.8.8.8"), ip("127.0.0.1")};
        try (var dialler = dialler(saying("two.example", both))) {
            assertThat(dialler.check(URI.create(url))).isInstanceOf(Destination.Refused.class);
            assertThatThrownBy(() -> get(dialler.guarded(LIMITS), url))
                    .isInstanceOf(ForbiddenAddress.class);
        }
        assertThat(listener.connections()).isZero();
    }

    @Test
    void aNameThatMeansSomethingElseTheNextTimeGainsNothing() {
        String url = "http://rebinding.example:" + listener.port() + "/";
        var resolver =
                saying(
                        "rebinding.example",
                        new InetAddress[] {ip("8.8.8.8")},
                        new InetAddress[] {ip("127.0.0.1")});
        try (var dialler = dialler(resolver)) {
            assertThat(dialler.check(URI.create(url))).isInstanceOf(Destination.Allowed.class);
            assertThatThrownBy(() -> get(dialler.guarded(LIMITS), url))
                    .isInstanceOf(ForbiddenAddress.class);
        }
        assertThat(listener.connections()).isZero();
    }

    @Test
    void aConnectionGoesToTheAddressThatWasLookedAt() throws IOException {
        var lookups = new AtomicInteger();
        Resolver resolver =
                name -> {
                    lookups.incrementAndGet();
                    return new InetAddress[] {ip("127.0.0.1")};
                };
        try (var dialler = dialler(resolver, "allowed.example")) {
            String url = "http://allowed.example:" + listener.port() + "/";
            assertThat(get(dialler.guarded(LIMITS), url).status()).isEqualTo(302);
        }
        assertThat(lookups).hasValue(1);
        assertThat(listener.connections()).as("the redirect is not followed").isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "301 Moved Permanently",
                "302 Found",
                "303 See Other",
                "307 Temporary Redirect",
                "308 Permanent Redirect"
            })
    void noRedirectIsFollowedOfWhateverKind(String status) throws IOException {
        try (var outside = new Listener(status);
                var dialler =
                        dialler(name -> new InetAddress[] {ip("127.0.0.1")}, "outside.example")) {
            var url = "http://outside.example:" + outside.port() + "/";
            for (var body : new RequestBody[] {null, RequestBody.create(new byte[] {'x'})}) {
                var request =
                        new Request.Builder().url(url).method(body == null ? "GET" : "POST", body);
                assertThat(dialler.guarded(LIMITS).send(request.build()).status())
                        .isEqualTo(Integer.parseInt(status.substring(0, 3)));
            }
            assertThat(outside.connections()).isEqualTo(2);
        }
    }

    @Test
    void theOperatorAllowsByNameByAddressAndByNetwork() {
        for (String allowed :
                List.of("localhost", "127.0.0.1,::1", "127.0.0.0/8, ::1/128", "LocalHost")) {
            try (var dialler = dialler(InetAddress::getAllByName, allowed.split(","))) {
                assertThat(dialler.check(URI.create("http://localhost:" + listener.port())))
                        .as(allowed)
                        .isInstanceOf(Destination.Allowed.class);
            }
        }
        assertThatThrownBy(() -> AllowedHosts.of(List.of("10.0.0.0/99")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAddressIsSavedInItsPlainSpelling() {
        Resolver outside = name -> new InetAddress[] {ip("8.8.8.8")};
        try (var dialler = dialler(outside)) {
            assertThat(dialler.check(URI.create("HTTPS://Api.Example.ORG.:8443/v1?a=b#c")))
                    .isEqualTo(
                            new Destination.Allowed(
                                    URI.create("https://api.example.org:8443/v1?a=b")));
            assertThat(dialler.check(URI.create("https://bücher.example/")))
                    .isEqualTo(
                            new Destination.Allowed(URI.create("https://xn--bcher-kva.example/")));
            assertThat(dialler.check(URI.create("http://a.example:99999/")))
                    .isInstanceOf(Destination.Refused.class);
        }
        Resolver nobody =
                name -> {
                    throw new UnknownHostException(name);
                };
        try (var dialler = dialler(nobody)) {
            assertThat(dialler.check(URI.create("https://nowhere.example/")))
                    .isEqualTo(new Destination.Refused("There is no host nowhere.example."));
        }
    }

    @Test
    void guardedSocketsConnectNowhereInside() throws IOException {
        try (var dialler = dialler(InetAddress::getAllByName);
                Socket socket = dialler.sockets().createSocket()) {
            assertThatThrownBy(() ->
                            socket.connect(new InetSocketAddress("127.0.0.1", listener.port())))
                    .isInstanceOf(ForbiddenAddress.class);
            assertThatThrownBy(() -> dialler.sockets().createSocket("127.0.0.1", listener.port()))
                    .isInstanceOf(ForbiddenAddress.class);
        }
        assertThat(listener.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "172.32.0.1",
                "100.128.0.1",
                "2606:4700::1111",
                "2002:808:808::",
                "64:ff9b::808:808",
            })
    void theRestOfTheWorldIsOutside(String address) {
        assertThat(PublicInternet.holds(ip(address))).isTrue();
    }
}
