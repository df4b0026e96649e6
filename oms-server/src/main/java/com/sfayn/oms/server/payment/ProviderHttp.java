package com.sfayn.oms.server.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sfayn.oms.application.port.PaymentProviderUnavailableException;
import com.sfayn.oms.server.net.Backoff;
import com.sfayn.oms.server.net.BoundedResponse;
import com.sfayn.oms.server.net.StrictJson;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests to a provider over HTTP. They change nothing, so failed ones (no connection, timeout, 429, 5xx) are
 * retried within the {@link RetryPolicy}. Responses are limited in size. Redirects are not followed, since they would
 * forward credentials.
 */
final class ProviderHttp {
    /** Longest accepted response, in bytes. */
    static final int MAX_ANSWER = 512 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ProviderHttp.class);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final String provider;
    private final RetryPolicy retries;
    private final Clock clock;
    private final HttpClient http;

    ProviderHttp(String provider, RetryPolicy retries, Clock clock) {
        this.provider = provider;
        this.retries = retries;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .connectTimeout(retries.attempt())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** A response with a status below 500 other than 429. */
    record Reply(int status, byte[] body) {
        /** Returns the body as one JSON object. */
        Optional<ObjectNode> json() {
            return StrictJson.object(body);
        }
    }

    /** Returns the common deadline of the requests of one verification. */
    Deadline deadline() {
        return new Deadline(System.nanoTime() + retries.total().toNanos());
    }

    /** @throws PaymentProviderUnavailableException if there is no response before the deadline */
    Reply ask(HttpRequest.Builder request, Deadline deadline) {
        Backoff backoff = new Backoff(retries.pause(), retries.total());
        for (int attempt = 1; ; attempt++) {
            Duration wait = backoff.next();
            String trouble;
            try {
                HttpResponse<byte[]> response = send(request, deadline);
                int status = response.statusCode();
                if (status != TOO_MANY_REQUESTS && status < SERVER_ERROR) return new Reply(status, response.body());
                trouble = "status " + status;
                wait = retryAfter(response).orElse(wait);
            } catch (ExecutionException e) {
                trouble = String.valueOf(e.getCause());
            } catch (TimeoutException e) {
                trouble = "no response in time";
            }
            LOG.warn("{} did not answer at attempt {}: {}.", provider, attempt, trouble);
            if (attempt == retries.attempts() || wait.compareTo(deadline.left()) >= 0) throw unavailable(trouble);
            rest(wait);
        }
    }

    /** Returns the exception for an unknown state of a payment. */
    PaymentProviderUnavailableException unavailable(String trouble) {
        return new PaymentProviderUnavailableException(provider + " is unavailable: " + trouble + ".");
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request, Deadline deadline)
            throws ExecutionException, TimeoutException {
        Duration left = deadline.left();
        Duration time = left.compareTo(retries.attempt()) < 0 ? left : retries.attempt();
        if (time.isNegative() || time.isZero()) throw unavailable("no time is left");
        CompletableFuture<HttpResponse<byte[]>> sent =
                http.sendAsync(request.timeout(time).build(), head -> new BoundedResponse(MAX_ANSWER));
        try {
            return sent.get(time.toMillis() + 1, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            sent.cancel(true);
        }
    }

    private Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers().firstValue("Retry-After").flatMap(this::parsed);
    }

    /** Parses seconds or an HTTP date. */
    private Optional<Duration> parsed(String text) {
        if (text.strip().matches("\\d{1,9}")) return Optional.of(Duration.ofSeconds(Long.parseLong(text.strip())));
        try {
            Duration until = Duration.between(
                    clock.instant(),
                    ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return Optional.of(until.isNegative() ? Duration.ZERO : until);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private void rest(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private PaymentProviderUnavailableException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new PaymentProviderUnavailableException(provider + ": the wait for a response was interrupted.", e);
    }

    /** A point in time of {@link System#nanoTime}. */
    record Deadline(long nanos) {
        Duration left() {
            return Duration.ofNanos(nanos - System.nanoTime());
        }
    }
}
