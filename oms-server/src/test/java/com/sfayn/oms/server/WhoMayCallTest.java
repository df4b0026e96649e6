package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.server.auth.token.DevIssuer;
import com.sfayn.oms.server.auth.token.DevToken;
import com.sfayn.oms.server.config.Secret;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WhoMayCallTest {
    private static final String GOOD = "{\"query\": \"{ orders { nodes { orderId } } }\"}";

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.onH2();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_good_token_is_let_in_whatever_the_case_of_the_scheme() {
        HttpResponse<String> response =
                server.post(GOOD, "Authorization", "bEARER " + RunningServer.token(Role.CUSTOMER));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"data\":{\"orders\":{\"nodes\":[]}}}");
    }

    @Test
    void every_other_is_kept_out_with_the_same_words() {
        String good = RunningServer.token(Role.CUSTOMER);
        Clock yesterday = Clock.offset(Clock.systemUTC(), Duration.ofDays(-1));
        DevToken token = DevToken.of(RunningServer.TENANT, "u-1", Role.CUSTOMER);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("empty", "Bearer ");
        headers.put("another scheme", "Basic dTpw");
        headers.put("no scheme", good);
        headers.put("two tokens", "Bearer " + good + " " + good);
        headers.put("garbage", "Bearer garbage");
        headers.put("forged", "Bearer " + new DevIssuer(new Secret("x".repeat(48)), Clock.systemUTC()).mint(token));
        headers.put("expired", "Bearer " + new DevIssuer(RunningServer.SECRET, yesterday).mint(token));
        headers.put("cut", "Bearer " + good.substring(0, good.length() - 3));
        HttpResponse<String> none = server.send(
                server.request("/graphql", "Content-Type", "application/json").POST(BodyPublishers.ofString(GOOD)));

        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
        assertThat(RunningServer.code(none)).isEqualTo("UNAUTHENTICATED");
        headers.forEach((what, header) -> {
            HttpResponse<String> response = server.post(GOOD, "Authorization", header);
            assertThat(response.statusCode()).as(what).isEqualTo(401);
            assertThat(response.headers().firstValue("WWW-Authenticate"))
                    .as(what)
                    .hasValue("Bearer error=\"invalid_token\"");
            assertThat(response.body()).as(what).isEqualTo(none.body());
        });
    }

    @Test
    void a_request_carries_its_callers_id_if_that_is_sane_else_one_of_ours() {
        HttpResponse<String> sane = server.get("/health/live", "X-Request-Id", "caller-7.a");
        HttpResponse<String> insane = server.get("/health/live", "X-Request-Id", "a b<script>");

        assertThat(sane.headers().firstValue("X-Request-Id")).hasValue("caller-7.a");
        assertThat(insane.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f-]{36}");
    }
}
