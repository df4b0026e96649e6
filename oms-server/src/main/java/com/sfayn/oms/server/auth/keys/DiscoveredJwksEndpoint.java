package com.sfayn.oms.server.auth.keys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sfayn.oms.server.net.StrictJson;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * A key set whose URL comes from the issuer's OpenID configuration. The URL is looked up again after a while and after
 * every failure, since an issuer may change it.
 */
public final class DiscoveredJwksEndpoint implements JwksEndpoint {
    private static final String PATH = "/.well-known/openid-configuration";

    private final String issuer;
    private final ProviderClient provider;
    private final LongSupplier nanoTime;
    private volatile Found found;

    public DiscoveredJwksEndpoint(String issuer, ProviderClient provider, LongSupplier nanoTime) {
        this.issuer = issuer;
        this.provider = provider;
        this.nanoTime = nanoTime;
    }

    private record Found(URI keys, long at) {}

    @Override
    public CompletableFuture<byte[]> fetch() {
        return location().thenCompose(provider::get).whenComplete((document, fault) -> {
            if (fault != null) found = null;
        });
    }

    private CompletableFuture<URI> location() {
        Found last = found;
        long now = nanoTime.getAsLong();
        if (last != null && now - last.at() < JwksCache.RENEWAL.toNanos()) {
            return CompletableFuture.completedFuture(last.keys());
        }
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return provider.get(URI.create(base + PATH)).thenApply(document -> {
            URI keys = keys(document);
            found = new Found(keys, now);
            return keys;
        });
    }

    private URI keys(byte[] document) {
        ObjectNode configuration = StrictJson.object(document)
                .orElseThrow(() -> new ProviderFault("the configuration is not a JSON object"));
        String named = configuration.path("issuer").asText();
        if (!named.equals(issuer)) {
            throw new ProviderFault(
                    "the configuration is for the issuer \"" + named + "\", not for \"" + issuer + "\"");
        }
        String uri = configuration.path("jwks_uri").asText();
        if (!uri.startsWith("https://") && !(uri.startsWith("http://") && issuer.startsWith("http://"))) {
            throw new ProviderFault("the configuration's jwks_uri is \"" + uri + "\", not an https URL");
        }
        return URI.create(uri);
    }
}
