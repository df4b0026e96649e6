package com.sfayn.oms.server.auth.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sfayn.oms.server.auth.issuer.KeyTrust;
import com.sfayn.oms.server.auth.token.TokenHeader;
import com.sfayn.oms.server.net.StrictJson;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.security.Jwks;
import java.security.Key;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of an issuer's key set (RFC 7517) that can verify signatures. Other keys are legal in a set and are ignored:
 * encryption keys, symmetric, private and weak keys, and unknown key types.
 */
public record KeySet(List<Published> keys) {
    private static final Set<String> KINDS = Set.of("RSA", "EC", "OKP");
    private static final List<String> PUBLIC_PARTS = List.of("kty", "n", "e", "crv", "x", "y");

    public KeySet {
        keys = List.copyOf(keys);
    }

    /**
     * One key.
     *
     * @param id its {@code kid}
     * @param algorithm the only algorithm that it may be used with, if specified
     */
    record Published(Optional<String> id, Optional<String> algorithm, PublicKey key) {}

    /** @throws ProviderFault if the document is not a key set */
    public static KeySet read(byte[] document) {
        JsonNode keys = StrictJson.object(document)
                .map(set -> set.get("keys"))
                .filter(JsonNode::isArray)
                .orElseThrow(() -> new ProviderFault("the document is not a key set"));
        List<Published> usable = new ArrayList<>();
        for (JsonNode each : keys) {
            if (each instanceof ObjectNode jwk && isForSignatures(jwk)) {
                publicKey(jwk).ifPresent(key -> usable.add(new Published(text(jwk, "kid"), text(jwk, "alg"), key)));
            }
        }
        return new KeySet(usable);
    }

    /**
     * Returns the key with the id in the header, if it suits the header's algorithm. Without an id, the set must have
     * exactly one key. If several keys have the id, none is used.
     */
    public Optional<Key> find(TokenHeader header) {
        List<Published> named = header.keyId().isEmpty()
                ? keys
                : keys.stream().filter(key -> key.id().equals(header.keyId())).toList();
        if (named.size() != 1) return Optional.empty();
        Published found = named.get(0);
        boolean suits = KeyTrust.suits(found.key(), header.algorithm())
                && found.algorithm().map(header.algorithm()::equals).orElse(true);
        return suits ? Optional.of(found.key()) : Optional.empty();
    }

    private static boolean isForSignatures(ObjectNode jwk) {
        return KINDS.contains(jwk.path("kty").asText())
                && (!jwk.has("use") || jwk.get("use").asText().equals("sig"))
                && (!jwk.has("key_ops") || contains(jwk.get("key_ops"), "verify"))
                && !jwk.has("d");
    }

    private static boolean contains(JsonNode array, String text) {
        for (JsonNode each : array) {
            if (each.asText().equals(text)) return true;
        }
        return false;
    }

    private static Optional<String> text(ObjectNode jwk, String name) {
        return Optional.ofNullable(jwk.get(name)).map(JsonNode::asText);
    }

    private static Optional<PublicKey> publicKey(ObjectNode jwk) {
        try {
            ObjectNode bare = jwk.deepCopy().retain(PUBLIC_PARTS);
            Key key = Jwks.parser().build().parse(bare.toString()).toKey();
            return key instanceof PublicKey published
                            && KeyTrust.weakness(published).isEmpty()
                    ? Optional.of(published)
                    : Optional.empty();
        } catch (JwtException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
