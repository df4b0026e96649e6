package com.sfayn.oms.server.auth.keys;

import java.util.concurrent.CompletableFuture;

/** Fetches the key set (RFC 7517) that an issuer publishes. */
public interface JwksEndpoint {
    /** Fetches the key set; completes with an exception if that fails or times out. */
    CompletableFuture<byte[]> fetch();
}
