package com.sfayn.oms.server.auth;

import java.util.concurrent.CompletableFuture;

/** Fetches the key set (RFC 7517) that an issuer publishes. */
interface JwksEndpoint {
    /** Fetches the key set; completes with a {@link ProviderFault} if that fails or times out. */
    CompletableFuture<byte[]> fetch();
}
