package com.sfayn.oms.server.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sfayn.oms.server.payment.ProviderHttp.Deadline;
import com.sfayn.oms.server.payment.ProviderHttp.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Caches OAuth 2.0 access tokens for PayPal, one per account, until shortly before they expire. */
final class PayPalTokens {
    static final String CLIENT_ID = "client-id";
    static final String CLIENT_SECRET = "client-secret";

    private static final Duration MARGIN = Duration.ofSeconds(60);
    private static final int OK = 200;

    private final ProviderHttp http;
    private final Clock clock;
    private final Map<ProviderAccount, Token> kept = new ConcurrentHashMap<>();

    PayPalTokens(ProviderHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /** @throws com.sfayn.oms.application.port.PaymentProviderUnavailableException if PayPal returns none */
    String of(ProviderAccount account, Deadline deadline) {
        Token known = kept.get(account);
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.until())) return known.value();
        Token fetched = fetch(account, deadline, now);
        kept.put(account, fetched);
        return fetched.value();
    }

    /** Removes a token that PayPal no longer accepts. */
    void forget(ProviderAccount account, String token) {
        kept.computeIfPresent(account, (key, known) -> known.value().equals(token) ? null : known);
    }

    private Token fetch(ProviderAccount account, Deadline deadline, Instant now) {
        String credentials = account.reveal(CLIENT_ID) + ":" + account.reveal(CLIENT_SECRET);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(account.baseUrl() + "/v1/oauth2/token"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"));
        Reply reply = http.ask(request, deadline);
        if (reply.status() != OK) throw http.unavailable("no access token, status " + reply.status());
        return reply.json()
                .flatMap(json -> read(json, now))
                .orElseThrow(() -> http.unavailable("the response is not an access token"));
    }

    private static Optional<Token> read(ObjectNode json, Instant now) {
        JsonNode value = json.path("access_token");
        if (!value.isTextual() || !value.textValue().matches("[\\x21-\\x7E]+")) return Optional.empty();
        JsonNode seconds = json.path("expires_in");
        Duration lifetime = seconds.canConvertToInt() ? Duration.ofSeconds(seconds.intValue()) : Duration.ZERO;
        return Optional.of(new Token(value.textValue(), now.plus(lifetime).minus(MARGIN)));
    }

    private record Token(String value, Instant until) {}
}
