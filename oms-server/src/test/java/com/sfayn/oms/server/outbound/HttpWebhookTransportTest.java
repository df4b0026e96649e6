package com.sfayn.oms.server.outbound;

import static com.sfayn.oms.server.outbound.Receiver.answering;
import static com.sfayn.oms.server.outbound.TransportUnderTest.CERTIFICATES;
import static com.sfayn.oms.server.outbound.TransportUnderTest.LIMITS;
import static com.sfayn.oms.server.outbound.TransportUnderTest.NOW;
import static com.sfayn.oms.server.outbound.TransportUnderTest.receiver;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.port.webhook.out.WebhookTransport.Attempt;
import com.sfayn.oms.application.port.webhook.out.WebhookTransport.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpWebhookTransportTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfine";
    private static final TransportLimits SHORT =
            new TransportLimits(Duration.ofSeconds(60), Duration.ofMillis(1_500), Duration.ofSeconds(60), 16 * 1024);

    @Test
    void there_are_connections_for_every_concurrent_attempt_and_for_pings() {
        assertThat(HttpWebhookTransport.atTheSameTime(64)).isEqualTo(256);
        assertThat(HttpWebhookTransport.atTheSameTime(1_000)).isEqualTo(1_064);
    }

    @Test
    void a_message_arrives_as_it_is() throws IOException {
        try (Receiver receiver = receiver(answering(OK));
                TransportUnderTest transport = TransportUnderTest.to(receiver)) {
            Attempt attempt = transport.send();

            assertThat(attempt.failure()).isNull();
            assertThat(attempt.status()).isEqualTo(200);
            assertThat(attempt.startedAt()).isEqualTo(NOW);
            assertThat(attempt.duration()).isPositive();
            assertThat(attempt.responseSnippet()).isEqualTo("fine");
            assertThat(attempt.retryAfter()).isNull();
            assertThat(receiver.requests())
                    .singleElement()
                    .asString()
                    .startsWith("POST /hooks?a=b HTTP/1.1\r\n")
                    .contains("\r\nHost: shop.example.com\r\n", "\r\nContent-Length: 7\r\n")
                    .contains("\r\ncontent-type: application/json\r\n", "\r\nwebhook-id: e-1\r\n")
                    .contains("\r\nuser-agent: oms-webhooks/1\r\n")
                    .doesNotContainIgnoringCase(
                            "accept-encoding", "cookie", "authorization", "upgrade", "expect", "apache")
                    .endsWith("\r\n\r\n{\"a\":1}");
        }
    }

    @Test
    void the_connection_goes_to_the_address_and_tls_to_the_name() throws IOException {
        try (Receiver receiver = receiver(answering(OK));
                TransportUnderTest transport = TransportUnderTest.to(receiver)) {
            transport.send();

            assertThat(transport.sockets.connected())
                    .containsExactly(InetAddress.getByName(TransportUnderTest.ADDRESS));
            assertThat(receiver.serverNames()).containsExactly("shop.example.com");
        }
    }

    @Test
    void an_address_in_the_url_is_checked_against_the_certificate() throws IOException {
        try (Receiver receiver = receiver(answering(OK));
                TransportUnderTest transport = TransportUnderTest.to(receiver)) {
            assertThat(transport.send("https://8.8.8.8/").status()).isEqualTo(200);
            assertThat(transport.send("https://8.8.4.4/").failure()).isEqualTo(Failure.TLS);
            assertThat(transport.send("https://[2606:4700:4700::1111]/").failure())
                    .isEqualTo(Failure.TLS);
            assertThat(receiver.requests()).singleElement().asString().contains("\r\nHost: 8.8.8.8\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://other.example.com/", "https://example.com/", "https://a.shop.example.com/"})
    void a_certificate_for_another_name_is_refused(String url) throws IOException {
        try (Receiver receiver = receiver(answering(OK));
                TransportUnderTest transport = TransportUnderTest.to(receiver)) {
            Attempt attempt = transport.send(url);

            assertThat(attempt.failure()).isEqualTo(Failure.TLS);
            assertThat(attempt.status()).isNull();
            assertThat(receiver.requests()).isEmpty();
        }
    }

    @Test
    void a_certificate_that_is_not_trusted_is_refused() throws IOException {
        Certificates selfSigned = Certificates.of("dns:" + TransportUnderTest.HOST);
        try (Receiver receiver = Receiver.tls(selfSigned, answering(OK));
                TransportUnderTest transport = TransportUnderTest.to(receiver)) {
            assertThat(transport.send().failure()).isEqualTo(Failure.TLS);
            assertThat(receiver.requests()).isEmpty();
        }
    }

    @Test
    void the_platform_trusts_no_certificate_of_a_test() throws IOException {
        try (Receiver receiver = receiver(answering(OK));
                HttpWebhookTransport transport = new HttpWebhookTransport(
                        EndpointSettings.DEFAULT,
                        Clock.systemUTC(),
                        new Network(
                                TransportUnderTest::found,
                                new RecordedSockets(receiver.port()),
                                Network.platform().tls()),
                        LIMITS,
                        64)) {
            assertThat(transport
                            .send(
                                    TransportUnderTest.message(TransportUnderTest.URL, new byte[0]),
                                    TransportUnderTest.LONGEST)
                            .failure())
                    .isEqualTo(Failure.TLS);
        }
    }

    @Test
    void a_receiver_without_tls_or_with_an_old_version_is_refused() throws IOException {
        try (Receiver old = Receiver.tls(CERTIFICATES, answering(OK), "TLSv1.1");
                TransportUnderTest toOld = TransportUnderTest.to(old);
                Receiver usual = Receiver.tls(CERTIFICATES, answering(OK), "TLSv1.2");
                TransportUnderTest toUsual = TransportUnderTest.to(usual)) {
            assertThat(toOld.send().failure()).isEqualTo(Failure.TLS);
            assertThat(toUsual.send().status()).isEqualTo(200);
            checkPlainReceiver();
        }
    }

    private static void checkPlainReceiver() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                HttpWebhookTransport toGarbage = new HttpWebhookTransport(
                        EndpointSettings.DEFAULT,
                        Clock.systemUTC(),
                        new Network(
                                TransportUnderTest::found,
                                new RecordedSockets(server.getLocalPort()),
                                CERTIFICATES.trusting()),
                        LIMITS,
                        64)) {
            BoundedNameLookup.daemon(
                            () -> {
                                try (Socket connection = server.accept()) {
                                    connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
                                    connection.getInputStream().readAllBytes();
                                } catch (IOException e) {
                                    // The client closes the connection.
                                }
                            },
                            "plain")
                    .start();
            assertThat(toGarbage
                            .send(
                                    TransportUnderTest.message(TransportUnderTest.URL, new byte[0]),
                                    TransportUnderTest.LONGEST)
                            .failure())
                    .isEqualTo(Failure.TLS);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, ",
        "204, ",
        "299, ",
        "300, REDIRECT",
        "301, REDIRECT",
        "302, REDIRECT",
        "304, REDIRECT",
        "307, REDIRECT",
        "308, REDIRECT",
        "400, HTTP",
        "401, HTTP",
        "407, HTTP",
        "410, HTTP",
        "429, HTTP",
        "500, HTTP",
        "503, HTTP",
        "599, HTTP"
    })
    void a_status_decides_and_is_never_followed_or_repeated(int status, Failure failure) throws IOException {
        String head = "HTTP/1.1 " + status + " Said\r\nLocation: https://shop.example.com/other\r\n"
                + "WWW-Authenticate: Basic realm=\"x\"\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
                + "Set-Cookie: a=b\r\nContent-Length: 0\r\n\r\n";
        try (Receiver receiver = receiver(answering(head));
                TransportUnderTest transport = TransportUnderTest.to(receiver)) {
            Attempt attempt = transport.send();

            assertThat(attempt.status()).isEqualTo(status);
            assertThat(attempt.failure()).isEqualTo(failure);
            assertThat(attempt.responseSnippet()).isNull();
            assertThat(receiver.requests()).hasSize(1);

            transport.send();

            assertThat(receiver.requests()).hasSize(2);
            assertThat(receiver.requests().get(1)).doesNotContainIgnoringCase("cookie", "authorization");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "410 | 120 | PT2M",
                "429 | 0 | PT0S",
                "429 | 30 | PT30S",
                "503 | 86401 | PT24H",
                "503 | 99999999999999999999999 | PT24H",
                "503 | Sun, 01 Mar 2026 12:05:00 GMT | PT5M",
                "503 | Sun, 01 Mar 2026 11:00:00 GMT | PT0S",
                "503 | Sun, 08 Mar 2026 12:00:00 GMT | PT24H",
                "503 | Sunday, 01-Mar-26 12:05:00 GMT | PT5M",
                "429 | -1 | ",
                "429 | 1.5 | ",
                "429 | soon | ",
                "429 | 2026-03-01T12:05:00Z | "
            })
    void retry_after_is_seconds_or_a_date_and_at_most_a_day(int status, String header, Duration wait)
            throws IOException {
        String response =
                "HTTP/1.1 " + status + " Later\r\nRetry-After: " + header + "\r\nContent-Length: 5\r\n\r\nlater";
        try (Receiver receiver = receiver(answering(response));
                TransportUnderTest transport = TransportUnderTest.to(receiver)) {
            Attempt attempt = transport.send();

            assertThat(attempt.status()).isEqualTo(status);
            assertThat(attempt.failure()).isEqualTo(Failure.HTTP);
            assertThat(attempt.retryAfter()).isEqualTo(wait);
            assertThat(attempt.responseSnippet()).isEqualTo("later");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nX-Slow: ",
                "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\n"
            })
    void a_receiver_that_sends_one_byte_at_a_time_is_cut_off(String beginning) throws IOException {
        Receiver.Script dripping = (out, request) -> {
            out.write(beginning.getBytes(StandardCharsets.ISO_8859_1));
            boolean chunked = beginning.contains("chunked");
            for (int i = 0; ; i++) {
                out.write((chunked ? "1\r\na\r\n" : "a").getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
                Thread.sleep(20);
            }
        };
        try (Receiver receiver = receiver(dripping);
                TransportUnderTest transport = new TransportUnderTest(receiver, TransportUnderTest::found, SHORT)) {
            Attempt attempt = transport.send();

            assertThat(attempt.failure()).isEqualTo(Failure.TIMEOUT);
            assertThat(attempt.duration()).isGreaterThanOrEqualTo(SHORT.attempt());
            assertThat(attempt.duration()).isLessThan(Duration.ofSeconds(30));
            assertThat(attempt.status()).isEqualTo(beginning.contains("\r\n\r\n") ? 200 : null);
        }
    }

    @Test
    void a_receiver_that_never_answers_or_sends_provisional_responses_for_ever_is_cut_off() throws IOException {
        Receiver.Script silent = (out, request) -> Thread.sleep(60_000);
        Receiver.Script provisional = (out, request) -> {
            while (true) {
                out.write("HTTP/1.1 102 Processing\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
                Thread.sleep(20);
            }
        };
        for (Receiver.Script script : List.of(silent, provisional)) {
            try (Receiver receiver = receiver(script);
                    TransportUnderTest transport = new TransportUnderTest(receiver, TransportUnderTest::found, SHORT)) {
                assertThat(transport.send().failure()).isEqualTo(Failure.TIMEOUT);
            }
        }
    }

    @Test
    void a_receiver_that_does_not_read_is_cut_off() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                HttpWebhookTransport transport = new HttpWebhookTransport(
                        new EndpointSettings(Set.of(), AllowedHosts.ALL, true),
                        Clock.systemUTC(),
                        Network.platform(),
                        SHORT,
                        64)) {
            Attempt attempt = transport.send(
                    TransportUnderTest.message(
                            "http://127.0.0.1:" + server.getLocalPort() + "/", new byte[64 * 1024 * 1024]),
                    TransportUnderTest.LONGEST);

            assertThat(attempt.failure()).isEqualTo(Failure.TIMEOUT);
        }
    }

    @Test
    void a_receiver_that_begins_no_handshake_is_cut_off() throws IOException {
        TransportLimits limits =
                new TransportLimits(Duration.ofMillis(700), Duration.ofSeconds(60), Duration.ofSeconds(60), 16 * 1024);
        try (Receiver silent = Receiver.plain((out, request) -> Thread.sleep(60_000));
                TransportUnderTest transport = new TransportUnderTest(silent, TransportUnderTest::found, limits)) {
            Attempt attempt = transport.send();

            assertThat(attempt.failure()).isEqualTo(Failure.TIMEOUT);
            assertThat(attempt.duration()).isLessThan(Duration.ofSeconds(30));
        }
    }

    @Test
    void addresses_that_do_not_answer_share_the_time_of_one_connection() throws IOException {
        TransportLimits limits =
                new TransportLimits(Duration.ofMillis(700), Duration.ofSeconds(60), Duration.ofSeconds(60), 16 * 1024);
        InetAddress[] many = new InetAddress[50];
        for (int i = 0; i < many.length; i++) many[i] = InetAddress.getByName("8.8.8." + i);
        try (Receiver silent = Receiver.plain((out, request) -> Thread.sleep(60_000));
                TransportUnderTest transport = new TransportUnderTest(silent, host -> many, limits)) {
            Attempt attempt = transport.send();

            assertThat(attempt.failure()).isEqualTo(Failure.TIMEOUT);
            assertThat(transport.sockets.connected()).hasSizeLessThan(5);
        }
    }

    @Test
    void the_next_address_is_tried_if_one_refuses() throws IOException {
        try (Receiver receiver = receiver(answering(OK));
                TransportUnderTest working = TransportUnderTest.to(receiver);
                HttpWebhookTransport transport = new HttpWebhookTransport(
                        EndpointSettings.DEFAULT,
                        Clock.systemUTC(),
                        new Network(
                                host -> new InetAddress[] {
                                    InetAddress.getByName("8.8.8.8"), InetAddress.getByName("8.8.4.4")
                                },
                                () -> working.sockets.connected().isEmpty()
                                        ? refusingFirst(working)
                                        : working.sockets.get(),
                                CERTIFICATES.trusting()),
                        LIMITS,
                        64)) {
            assertThat(transport
                            .send(
                                    TransportUnderTest.message(TransportUnderTest.URL, new byte[0]),
                                    TransportUnderTest.LONGEST)
                            .status())
                    .isEqualTo(200);
        }
    }

    /** A socket that can't connect. */
    private static Socket refusingFirst(TransportUnderTest working) {
        return new Socket(Proxy.NO_PROXY) {
            @Override
            public void connect(SocketAddress endpoint, int timeout) throws IOException {
                working.sockets.connected().add(InetAddress.getByName("8.8.8.8"));
                throw new java.net.ConnectException("refused");
            }
        };
    }

    @Test
    void a_huge_body_is_read_to_the_limit_only() throws Exception {
        byte[] part = "x".repeat(64 * 1024).getBytes(StandardCharsets.ISO_8859_1);
        List<Integer> written = new CopyOnWriteArrayList<>();
        CountDownLatch closed = new CountDownLatch(1);
        Receiver.Script huge = (out, request) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            try {
                for (int i = 0; i < 15_000; i++) {
                    out.write(part);
                    written.add(part.length);
                }
            } finally {
                closed.countDown();
            }
        };
        try (Receiver receiver = receiver(huge);
                TransportUnderTest transport = TransportUnderTest.to(receiver)) {
            Attempt attempt = transport.send();

            assertThat(attempt.status()).isEqualTo(200);
            assertThat(attempt.failure()).isNull();
            assertThat(attempt.responseSnippet()).isEqualTo("x".repeat(1_024));
            assertThat(closed.await(60, TimeUnit.SECONDS))
                    .as("connection closed")
                    .isTrue();
            assertThat(written).hasSizeLessThan(1_000);
            transport.send();
            assertThat(receiver.accepted()).as("connections").isEqualTo(2);
        }
    }

    @Test
    void a_compressed_body_is_not_unpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(packed)) {
            zip.write("unpacked".repeat(1_000_000).getBytes(StandardCharsets.ISO_8859_1));
        }
        Receiver.Script script = (out, request) -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.write(packed.toByteArray());
        };
        try (Receiver receiver = receiver(script);
                TransportUnderTest transport = TransportUnderTest.to(receiver)) {
            assertThat(transport.send().responseSnippet()).startsWith("\uFFFD").doesNotContain("unpacked");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SSH-2.0-OpenSSH_9.6~~ | CONNECT",
                "HTTP/1.1 abc OK~~ | CONNECT",
                "HTTP/9.9 200 OK~Content-Length: 0~~ | HTTP",
                "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~zz~~ | HTTP",
                "HTTP/1.1 200 OK~Content-Length: 10~~short | CONNECT",
                "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~5~ab | CONNECT"
            })
    void a_response_that_is_not_valid_or_not_whole_is_a_failure(String response, Failure failure) throws IOException {
        Receiver.Script script = (out, request) -> {
            out.write(response.replace("~", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            throw new IOException("end of the connection");
        };
        try (Receiver receiver = receiver(script);
                TransportUnderTest transport = TransportUnderTest.to(receiver)) {
            assertThat(transport.send().failure()).isEqualTo(failure);
            assertThat(receiver.requests()).hasSize(1);
        }
    }

    @Test
    void headers_without_an_end_are_cut_off() throws IOException {
        Receiver.Script line = (out, request) -> {
            out.write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(StandardCharsets.ISO_8859_1));
            while (true) out.write("x".repeat(1_000).getBytes(StandardCharsets.ISO_8859_1));
        };
        Receiver.Script lines = (out, request) -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.ISO_8859_1));
            while (true) out.write("X-Many: x\r\n".getBytes(StandardCharsets.ISO_8859_1));
        };
        for (Receiver.Script script : List.of(line, lines)) {
            try (Receiver receiver = receiver(script);
                    TransportUnderTest transport = TransportUnderTest.to(receiver)) {
                assertThat(transport.send().failure()).isEqualTo(Failure.HTTP);
            }
        }
    }

    @Test
    void a_connection_serves_several_requests_but_only_for_a_while() throws Exception {
        TransportLimits limits =
                new TransportLimits(LIMITS.connect(), LIMITS.attempt(), Duration.ofMillis(800), LIMITS.body());
        try (Receiver receiver = receiver(answering(OK));
                TransportUnderTest kept = TransportUnderTest.to(receiver);
                TransportUnderTest transport = new TransportUnderTest(receiver, TransportUnderTest::found, limits)) {
            for (int i = 0; i < 5; i++) assertThat(kept.send().status()).isEqualTo(200);
            assertThat(receiver.accepted()).isEqualTo(1);

            transport.send();
            Thread.sleep(1_000);
            transport.send();

            assertThat(receiver.accepted()).isEqualTo(3);
        }
    }

    @Test
    void a_connection_that_the_receiver_has_closed_is_not_used_again() throws IOException {
        Receiver.Script once = (out, request) -> {
            out.write(OK.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            throw new IOException("closes the connection without saying so");
        };
        try (Receiver receiver = receiver(once);
                TransportUnderTest transport = TransportUnderTest.to(receiver)) {
            for (int i = 0; i < 5; i++) {
                assertThat(transport.send().status()).isEqualTo(200);
                waitForEndOfConnection();
            }
        }
    }

    private static void waitForEndOfConnection() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_refused_connection_is_a_failure_to_connect() throws IOException {
        int free;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            free = server.getLocalPort();
        }
        try (HttpWebhookTransport transport = loopback(Network.platform())) {
            for (String host : List.of("127.0.0.1", "localhost")) {
                Attempt attempt = transport.send(
                        TransportUnderTest.message("http://" + host + ":" + free + "/", new byte[0]),
                        TransportUnderTest.LONGEST);

                assertThat(attempt.failure()).isEqualTo(Failure.CONNECT);
                assertThat(attempt.status()).isNull();
            }
        }
    }

    @Test
    void loopback_is_reached_by_http_in_development() throws IOException {
        try (Receiver receiver = Receiver.plain(answering(OK));
                HttpWebhookTransport transport = loopback(Network.platform())) {
            String url = "http://127.0.0.1:" + receiver.port() + "/hooks";

            assertThat(transport.refusal(url)).isEmpty();
            assertThat(transport
                            .send(TransportUnderTest.message(url, new byte[0]), TransportUnderTest.LONGEST)
                            .status())
                    .isEqualTo(200);
            assertThat(receiver.requests())
                    .singleElement()
                    .asString()
                    .contains("\r\nHost: 127.0.0.1:" + receiver.port() + "\r\n")
                    .doesNotContainIgnoringCase("upgrade");
        }
    }

    private static HttpWebhookTransport loopback(Network network) {
        return new HttpWebhookTransport(
                new EndpointSettings(Set.of(), AllowedHosts.ALL, true), Clock.systemUTC(), network, LIMITS, 64);
    }

    @Test
    void an_unknown_name_and_a_name_without_addresses_are_failures_of_the_name_service() throws IOException {
        try (Receiver receiver = receiver(answering(OK));
                TransportUnderTest unknown = new TransportUnderTest(
                        receiver,
                        host -> {
                            throw new UnknownHostException(host);
                        },
                        LIMITS);
                TransportUnderTest none = new TransportUnderTest(receiver, host -> new InetAddress[0], LIMITS);
                TransportUnderTest broken = new TransportUnderTest(
                        receiver,
                        host -> {
                            throw new IllegalStateException("the resolver is broken");
                        },
                        LIMITS)) {
            for (TransportUnderTest transport : List.of(unknown, none, broken)) {
                assertThat(transport.send().failure()).isEqualTo(Failure.DNS);
                assertThat(transport.sockets.connected()).isEmpty();
            }
        }
    }

    @Test
    void no_proxy_is_asked_for() throws IOException {
        List<URI> asked = new CopyOnWriteArrayList<>();
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                asked.add(uri);
                return before.select(uri);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress proxy, IOException fault) {
                before.connectFailed(uri, proxy, fault);
            }
        });
        try (Receiver receiver = Receiver.plain(answering(OK));
                HttpWebhookTransport transport = loopback(Network.platform())) {
            transport.send(
                    TransportUnderTest.message("http://127.0.0.1:" + receiver.port() + "/hooks", new byte[0]),
                    TransportUnderTest.LONGEST);

            assertThat(receiver.requests()).hasSize(1);
            assertThat(asked).noneMatch(uri -> uri.getPort() == receiver.port());
        } finally {
            ProxySelector.setDefault(before);
        }
    }
}
