package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sfayn.oms.application.core.Role;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What comes over a socket from those who do not keep to HTTP, or hang up. */
class BrokenRequestsTest {
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger("com.sfayn.oms");

    private static RunningServer server;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeAll
    static void start() {
        server = RunningServer.onH2();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void listen() {
        ROOT.setLevel(Level.DEBUG);
        log.start();
        ROOT.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        ROOT.detachAppender(log);
        ROOT.setLevel(null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n{}\r\n0\r\n\r\n", "5\r\n{}\r\n0\r\n\r\nmore", "-1\r\n{}\r\n"})
    void chunks_of_another_size_than_they_say_are_the_senders_fault(String chunks) throws IOException {
        String answer = answer(post() + "Transfer-Encoding: chunked\r\n\r\n" + chunks, false);

        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .contains("\"code\":\"BAD_REQUEST\"")
                .doesNotContain("<html");
        assertNoFault();
    }

    @Test
    void who_hangs_up_within_the_body_leaves_a_line_for_those_who_debug_and_no_fault() throws IOException {
        answer(post() + "Content-Length: 1000\r\n\r\n{\"query\":", true);

        Awaitility.await()
                .until(() -> List.copyOf(log.list).stream()
                        .anyMatch(line -> line.getFormattedMessage().startsWith("A body could not be read")));
        assertNoFault();
    }

    @Test
    void a_long_token_is_not_acceptable_rather_than_too_long_to_be_read() throws IOException {
        String answer = answer(
                "POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 2\r\nAuthorization: Bearer " + "x".repeat(9_000) + "\r\n\r\n{}",
                false);

        assertThat(answer).startsWith("HTTP/1.1 401 ").contains("WWW-Authenticate: Bearer error=\"invalid_token\"");
    }

    @Test
    void headers_without_end_are_refused_in_json() throws IOException {
        String answer = answer("GET /graphql HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(40_000) + "\r\n\r\n", false);

        assertThat(answer)
                .startsWith("HTTP/1.1 431 ")
                .contains("Content-Type: application/json", "\"code\":\"LIMIT_EXCEEDED\"", "32768 bytes");
    }

    @Test
    void an_address_without_end_is_refused_in_json() throws IOException {
        String answer = answer("GET /graphql?query=" + "x".repeat(40_000) + " HTTP/1.1\r\nHost: x\r\n\r\n", false);

        assertThat(answer)
                .startsWith("HTTP/1.1 414 ")
                .contains("Content-Type: application/json", "\"code\":\"LIMIT_EXCEEDED\"", "by POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /graphql HTTP/1.1\r\n\r\n",
                "nonsense\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /a/..;/b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            })
    void what_is_not_a_request_gets_an_error_in_json(String request) throws IOException {
        assertThat(answer(request, false))
                .startsWith("HTTP/1.1 400 ")
                .contains("Content-Type: application/json", "\"code\":\"BAD_REQUEST\"", "\"retryable\":false")
                .doesNotContain("<html", "Exception", "jetty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Authorization: Basic c2VjcmV0OnNlY3JldA==\r\n", "Authorization: Bearer a b\r\n"})
    void why_a_request_without_a_token_was_rejected_is_one_line_of_log_without_what_it_sent(String header)
            throws IOException {
        answer(
                "POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + header + "Content-Length: 2\r\n\r\n{}",
                false);

        assertThat(log.list)
                .filteredOn(line -> line.getFormattedMessage().contains("Authorization"))
                .hasSize(1)
                .allSatisfy(line -> {
                    assertThat(line.getLevel()).isEqualTo(Level.INFO);
                    assertThat(line.getFormattedMessage())
                            .startsWith("A request was rejected: ")
                            .doesNotContain("c2VjcmV0", "a b");
                });
    }

    private void assertNoFault() {
        assertThat(List.copyOf(log.list))
                .noneMatch(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
                .noneMatch(line -> line.getThrowableProxy() != null);
    }

    private static String post() {
        return "POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + RunningServer.token(Role.CUSTOMER) + "\r\n";
    }

    private static String answer(String request, boolean hangUp) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.uri("/").getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            if (hangUp) return "";
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
