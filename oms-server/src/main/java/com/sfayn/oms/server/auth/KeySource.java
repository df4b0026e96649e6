package com.sfayn.oms.server.auth;

import java.net.URI;
import java.security.PublicKey;

/** Where an issuer's public keys come from. */
public sealed interface KeySource {
    /** A key set that the issuer publishes, http or https. */
    record JwksUri(URI uri) implements KeySource {}

    /** The issuer's OpenID configuration names the key set. */
    record Discovery() implements KeySource {}

    /** One key, given once and for all. */
    record FixedKey(PublicKey key) implements KeySource {}
}
