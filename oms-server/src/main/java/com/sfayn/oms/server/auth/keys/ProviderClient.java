package com.sfayn.oms.server.auth.keys;

import com.sfayn.oms.server.net.BoundedResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Fetches an identity provider's public documents, with limits on time and size, and without following redirects. */
public final class ProviderClient {
    /** Longest accepted document, in bytes. */
    static final int MAX_DOCUMENT = 512 * 1024;

    private final HttpClient http;
    private final Duration timeout;

    public ProviderClient() {
        this(Duration.ofSeconds(5));
    }

    /** @param timeout for one document, from the first byte sent to the last received */
    ProviderClient(Duration timeout) {
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    public CompletableFuture<byte[]> get(URI uri) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .header("Accept", "application/json")
                .build();
        CompletableFuture<HttpResponse<byte[]>> sent =
                http.sendAsync(request, response -> new BoundedResponse(MAX_DOCUMENT));
        return sent.thenApply(response -> body(uri, response))
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((body, fault) -> {
                    if (fault != null) sent.cancel(true);
                });
    }

    private static byte[] body(URI uri, HttpResponse<byte[]> response) {
        if (response.statusCode() == 200) return response.body();
        throw new ProviderFault(uri + " answered with status " + response.statusCode());
    }
}
