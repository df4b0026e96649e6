package com.sfayn.oms.server.outbound;

import com.sfayn.oms.application.port.webhook.out.WebhookTransport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends webhooks over HTTP/1.1 to public addresses only. Each attempt checks the URL again, and each connection the
 * addresses of its host, because both may have changed since the endpoint was registered.
 */
public final class HttpWebhookTransport implements WebhookTransport, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpWebhookTransport.class);
    private static final int LEAST_CONNECTIONS = 256;
    private static final int PINGS = 64;

    private final UrlPolicy urls;
    private final TransportLimits limits;
    private final Clock clock;
    private final BoundedNameLookup names;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor scheduler;

    /** @param concurrency how many attempts the sender of events makes at the same time */
    HttpWebhookTransport(
            EndpointSettings settings, Clock clock, Network network, TransportLimits limits, int concurrency) {
        int most = atTheSameTime(concurrency);
        this.urls = new UrlPolicy(settings);
        this.limits = limits;
        this.clock = clock;
        this.names = new BoundedNameLookup(network.names(), limits.connect(), most);
        this.client =
                WebhookHttpClient.create(names, network, new AddressPolicy(settings.allowLoopback()), limits, most);
        this.scheduler = new ScheduledThreadPoolExecutor(1, task -> BoundedNameLookup.daemon(task, "webhook-timer"));
        scheduler.setRemoveOnCancelPolicy(true);
    }

    /**
     * Returns how many connections and lookups there may be at the same time. Pings come on top of the attempts; and a
     * lookup may go on after its attempt was given up.
     */
    static int atTheSameTime(int concurrency) {
        return Math.max(LEAST_CONNECTIONS, concurrency + PINGS);
    }

    /**
     * Creates a transport that uses the platform's name service and trust store. Close it at the end.
     *
     * @param concurrency how many attempts the sender of events makes at the same time
     */
    public static HttpWebhookTransport of(EndpointSettings settings, Clock clock, int concurrency) {
        if (settings.allowLoopback()) {
            LOG.warn("Webhooks may be sent to this machine itself: localhost, 127.0.0.1 and [::1], with every port"
                    + " (oms.webhooks.allow-loopback). Do not use it in production.");
        }
        return new HttpWebhookTransport(settings, clock, Network.platform(), TransportLimits.DEFAULT, concurrency);
    }

    @Override
    public Optional<String> refusal(String url) {
        try {
            urls.allowed(url);
            return Optional.empty();
        } catch (RefusedUrlException e) {
            return Optional.of(e.getMessage());
        }
    }

    @Override
    public Attempt send(Message message, Duration longest) {
        Instant startedAt = clock.instant();
        long start = System.nanoTime();
        Outcome outcome;
        try {
            outcome = exchange(urls.allowed(message.url()), message, limits.within(longest));
        } catch (RefusedUrlException e) {
            LOG.warn("A webhook was not sent, because its URL is not allowed any more: {}", e.getMessage());
            outcome = Outcome.failed(Failure.BLOCKED_ADDRESS);
        }
        return new Attempt(
                startedAt,
                Duration.ofNanos(System.nanoTime() - start),
                outcome.status(),
                outcome.failure(),
                ResponseSnippet.of(outcome.body()).orElse(null),
                outcome.retryAfter());
    }

    private record Outcome(Integer status, Failure failure, byte[] body, Duration retryAfter) {
        static Outcome failed(Failure failure) {
            return new Outcome(null, failure, new byte[0], null);
        }
    }

    private Outcome exchange(EndpointUrl url, Message message, TransportLimits ours) {
        HttpPost request = new HttpPost(url.uri());
        message.headers().forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(message.body(), null));
        HttpClientContext context = HttpClientContext.create();
        HttpHost target = new HttpHost(url.scheme(), url.host(), url.port());
        try (AttemptTimer timer = AttemptTimer.start(request, context, ours, scheduler)) {
            try {
                return outcome(client.executeOpen(target, request, context), timer);
            } catch (IOException e) {
                Failure failure = Failures.of(e, timer.hasExpired());
                log(url, failure, e);
                return Outcome.failed(failure);
            }
        } finally {
            // Closes the connection unless the response was read to its end; closing the response would read the rest.
            request.cancel();
        }
    }

    private Outcome outcome(ClassicHttpResponse response, AttemptTimer timer) {
        Failure failure = Failures.of(response.getCode());
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            readBody(response.getEntity(), body);
        } catch (IOException e) {
            if (failure == null) failure = Failures.of(e, timer.hasExpired());
        }
        Header retryAfter = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        return new Outcome(
                response.getCode(),
                failure,
                body.toByteArray(),
                retryAfter == null || retryAfter.getValue() == null
                        ? null
                        : RetryAfter.parse(retryAfter.getValue(), clock.instant())
                                .orElse(null));
    }

    /** Keeps what was read before a fault. At the end of a body, the client puts the connection back into its pool. */
    private void readBody(HttpEntity entity, ByteArrayOutputStream body) throws IOException {
        if (entity == null) return;
        InputStream content = entity.getContent();
        byte[] buffer = new byte[limits.body()];
        while (body.size() < limits.body()) {
            int read = content.read(buffer, 0, limits.body() - body.size());
            if (read < 0) return;
            body.write(buffer, 0, read);
        }
    }

    private static void log(EndpointUrl url, Failure failure, IOException fault) {
        if (failure == Failure.BLOCKED_ADDRESS) {
            LOG.warn("A webhook was not sent: {}. Only public addresses are allowed.", fault.getMessage());
        } else {
            LOG.debug("A webhook to {} failed ({}).", url.host(), failure, fault);
        }
    }

    /** Ends running attempts and closes all connections. */
    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
        scheduler.shutdownNow();
        names.close();
    }
}
