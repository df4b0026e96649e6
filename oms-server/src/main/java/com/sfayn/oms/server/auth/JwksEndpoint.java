package com.sfayn.oms.server.auth;

import java.util.concurrent.CompletableFuture;

/** Where an issuer publishes its key set (RFC 7517). */
interface JwksEndpoint {
    /** Asks the issuer; completes with a {@link ProviderFault} if that does not succeed within the time allowed. */
    CompletableFuture<byte[]> fetch();
}
