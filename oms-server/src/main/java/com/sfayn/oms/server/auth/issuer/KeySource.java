package com.sfayn.oms.server.auth.issuer;

import java.net.URI;
import java.security.PublicKey;

/** The source of an issuer's public keys. */
public sealed interface KeySource {
    /** A key set at an http or https URL. */
    record JwksUri(URI uri) implements KeySource {}

    /** A key set whose URL is in the issuer's OpenID configuration. */
    record Discovery() implements KeySource {}

    /** One fixed key. */
    record FixedKey(PublicKey key) implements KeySource {}
}
