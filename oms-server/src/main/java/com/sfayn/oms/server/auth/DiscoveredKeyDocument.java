package com.sfayn.oms.server.auth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/**
 * A key set that the issuer's OpenID configuration names. It is looked up anew for every fetch, since an issuer may move
 * it.
 */
final class DiscoveredKeyDocument implements KeyDocument {
    private static final String PATH = "/.well-known/openid-configuration";

    private final String issuer;
    private final ProviderClient provider;

    DiscoveredKeyDocument(String issuer, ProviderClient provider) {
        this.issuer = issuer;
        this.provider = provider;
    }

    @Override
    public CompletableFuture<byte[]> fetch() {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return provider.get(URI.create(base + PATH)).thenCompose(document -> provider.get(keys(document)));
    }

    private URI keys(byte[] document) {
        ObjectNode configuration = StrictJson.object(document)
                .orElseThrow(() -> new ProviderFault("the configuration is not a JSON object"));
        String named = configuration.path("issuer").asText();
        if (!named.equals(issuer)) {
            throw new ProviderFault("the configuration is that of \"" + named + "\", not of \"" + issuer + "\"");
        }
        String uri = configuration.path("jwks_uri").asText();
        if (!uri.startsWith("https://") && !(uri.startsWith("http://") && issuer.startsWith("http://"))) {
            throw new ProviderFault("the configuration's jwks_uri is \"" + uri + "\", not an https URL");
        }
        return URI.create(uri);
    }
}
