package com.sfayn.oms.server.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sfayn.oms.application.port.PaymentProviderUnavailableException;
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
 * Asks a provider over HTTP. Only questions are asked, so one that got no answer (no connection, too slow, 429, 5xx) is
 * asked again, as often and as long as patience lasts. Answers are bounded in size; redirects are not followed, since a
 * credential would go with them.
 */
final class ProviderHttp {
    /** Longest accepted answer, in bytes. */
    static final int MAX_ANSWER = 512 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ProviderHttp.class);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final String provider;
    private final RetryPolicy patience;
    private final Clock clock;
    private final HttpClient http;

    ProviderHttp(String provider, RetryPolicy patience, Clock clock) {
        this.provider = provider;
        this.patience = patience;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .connectTimeout(patience.attempt())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** An answer below 500 that is not "too many requests". */
    record Reply(int status, byte[] body) {
        /** The answer as one JSON object. */
        Optional<ObjectNode> json() {
            return StrictJson.object(body);
        }
    }

    /** The time that the questions of one verification share. */
    Deadline deadline() {
        return new Deadline(System.nanoTime() + patience.total().toNanos());
    }

    /** @throws PaymentProviderUnavailableException if no answer came before the deadline */
    Reply ask(HttpRequest.Builder question, Deadline deadline) {
        Duration pause = patience.pause();
        for (int attempt = 1; ; attempt++) {
            Duration wait = pause;
            String trouble;
            try {
                HttpResponse<byte[]> response = send(question, deadline);
                int status = response.statusCode();
                if (status != TOO_MANY_REQUESTS && status < SERVER_ERROR) return new Reply(status, response.body());
                trouble = "status " + status;
                wait = retryAfter(response).orElse(pause);
            } catch (ExecutionException e) {
                trouble = String.valueOf(e.getCause());
            } catch (TimeoutException e) {
                trouble = "no answer in time";
            }
            LOG.warn("{} did not answer at attempt {}: {}.", provider, attempt, trouble);
            if (attempt == patience.attempts() || wait.compareTo(deadline.left()) >= 0) throw unavailable(trouble);
            rest(wait);
            pause = pause.multipliedBy(2);
        }
    }

    /** What to throw when nothing is known of a payment. */
    PaymentProviderUnavailableException unavailable(String trouble) {
        return new PaymentProviderUnavailableException(provider + " can't be asked now: " + trouble + ".");
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder question, Deadline deadline)
            throws ExecutionException, TimeoutException {
        Duration left = deadline.left();
        Duration time = left.compareTo(patience.attempt()) < 0 ? left : patience.attempt();
        if (time.isNegative() || time.isZero()) throw unavailable("no time is left");
        CompletableFuture<HttpResponse<byte[]>> sent =
                http.sendAsync(question.timeout(time).build(), head -> new BoundedResponse(MAX_ANSWER));
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

    /** Seconds, or a date of HTTP. */
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
        return new PaymentProviderUnavailableException(provider + " was not waited for.", e);
    }

    /** A moment of {@link System#nanoTime}. */
    record Deadline(long nanos) {
        Duration left() {
            return Duration.ofNanos(nanos - System.nanoTime());
        }
    }
}
