package com.sfayn.oms.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sfayn.oms.server.auth.keys.KeySet;
import com.sfayn.oms.server.auth.keys.SigningKeys;
import com.sfayn.oms.server.auth.token.CompactToken;
import com.sfayn.oms.server.auth.token.TokenHeader;
import com.sfayn.oms.server.auth.token.TokenRejectedException;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.security.Jwks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs Google's Wycheproof vectors for JSON web signatures against the token checks and the signature check. No invalid
 * vector may be accepted. Some valid ones are refused on purpose. Each of these is listed here with the reason, so that
 * the test fails at any other refusal, and if a listed one is no longer refused.
 */
class WycheproofTest {
    private static final Set<String> ALGORITHMS = Set.of(
            "HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512",
            "EdDSA");

    /** An empty payload can't contain claims, so it is malformed. */
    private static final Set<Integer> EMPTY_PAYLOAD = Set.of(259, 264, 268, 272, 320, 325);

    /** The key is for another algorithm (PS256, "ES521") than the one in the header. */
    private static final Set<Integer> OTHER_ALGORITHM = Set.of(346, 347, 350, 351);

    /** A character outside the alphabet, which these vectors allow a reader to skip. */
    private static final Set<Integer> SPURIOUS_CHARACTER = Set.of(372, 373);

    /** A symmetric key in a key set, which is never accepted from a provider. */
    private static final Set<Integer> SYMMETRIC_KEY_SET = Set.of(2, 48);

    /** Declared invalid because of padding, but the vector in the file has none and equals the valid vector 357. */
    private static final Set<Integer> SAME_AS_357 = Set.of(367, 370);

    private static final SignatureCheck CHECK =
            new SignatureCheck(Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));

    @TestFactory
    Stream<DynamicTest> signatures() throws IOException {
        Set<Integer> refused = union(EMPTY_PAYLOAD, OTHER_ALGORITHM, SPURIOUS_CHARACTER);
        return vectors("json_web_signature_test.json").stream()
                .filter(vector -> !SAME_AS_357.contains(vector.id))
                .map(vector -> vector.test(refused));
    }

    @TestFactory
    Stream<DynamicTest> keys() throws IOException {
        return vectors("json_web_key_test.json").stream().map(vector -> vector.test(SYMMETRIC_KEY_SET));
    }

    @TestFactory
    Stream<DynamicTest> crypto() throws IOException {
        return vectors("json_web_crypto_test.json").stream().map(vector -> vector.test(SYMMETRIC_KEY_SET));
    }

    @Test
    void the_two_vectors_that_are_not_run_contradict_a_valid_one() throws IOException {
        Vector valid = numbered(357);
        assertThat(valid.valid).isTrue();
        for (int id : SAME_AS_357) {
            assertThat(numbered(id).token).isEqualTo(valid.token);
            assertThat(numbered(id).key).isEqualTo(valid.key);
        }
    }

    private static Vector numbered(int id) throws IOException {
        return vectors("json_web_signature_test.json").stream()
                .filter(vector -> vector.id == id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void no_vector_is_left_out() throws IOException {
        TreeMap<String, Integer> counts = new TreeMap<>();
        for (String file :
                List.of("json_web_signature_test.json", "json_web_key_test.json", "json_web_crypto_test.json")) {
            for (Vector vector : vectors(file)) {
                String kind = file + (vector.valid ? " valid" : " invalid");
                counts.merge(kind, 1, Integer::sum);
            }
        }
        assertThat(counts)
                .containsEntry("json_web_signature_test.json valid", 46)
                .containsEntry("json_web_signature_test.json invalid", 355)
                .containsEntry("json_web_key_test.json valid", 5)
                .containsEntry("json_web_key_test.json invalid", 21)
                .containsEntry("json_web_crypto_test.json valid", 6)
                .containsEntry("json_web_crypto_test.json invalid", 77);
    }

    @SafeVarargs
    private static Set<Integer> union(Set<Integer>... sets) {
        Set<Integer> union = new TreeSet<>();
        for (Set<Integer> set : sets) union.addAll(set);
        return union;
    }

    private static List<Vector> vectors(String file) throws IOException {
        List<Vector> vectors = new ArrayList<>();
        try (InputStream json = WycheproofTest.class.getResourceAsStream("/wycheproof/" + file)) {
            for (JsonNode group : new ObjectMapper().readTree(json).get("testGroups")) {
                JsonNode key = group.has("public") ? group.get("public") : group.get("private");
                for (JsonNode test : group.get("tests")) {
                    String token = test.has("jws") ? text(test.get("jws")) : text(test.get("jwe"));
                    vectors.add(new Vector(
                            test.get("tcId").asInt(),
                            test.get("comment").asText(),
                            key,
                            token,
                            test.get("result").asText().equals("valid"),
                            test.has("jws")));
                }
            }
        }
        return vectors;
    }

    private static String text(JsonNode token) {
        return token.isTextual() ? token.textValue() : token.toString();
    }

    /** @param signed whether it is signed; encrypted tokens are never accepted */
    private record Vector(int id, String comment, JsonNode key, String token, boolean valid, boolean signed) {
        DynamicTest test(Set<Integer> refusedOnPurpose) {
            boolean expected = valid && signed && !refusedOnPurpose.contains(id);
            return DynamicTest.dynamicTest(
                    id + " " + comment, () -> assertThat(accepted()).isEqualTo(expected));
        }

        private boolean accepted() {
            try {
                CHECK.verify(CompactToken.read(token), ALGORITHMS, signingKeys());
                return true;
            } catch (TokenRejectedException e) {
                return false;
            }
        }

        /** Uses a single symmetric key like the development issuer; otherwise a provider's key set. */
        private SigningKeys signingKeys() {
            JsonNode single = key.path("keys").size() == 1 ? key.path("keys").get(0) : key;
            if (single.path("kty").asText().equals("oct")) return header -> symmetric(single, header);
            String set = key.has("keys") ? key.toString() : "{\"keys\":[" + key + "]}";
            KeySet keys = KeySet.read(set.getBytes(StandardCharsets.UTF_8));
            return keys::find;
        }

        private static Optional<java.security.Key> symmetric(JsonNode key, TokenHeader header) {
            if (!key.path("alg").asText().equals(header.algorithm())) return Optional.empty();
            try {
                return Optional.of(Jwks.parser().build().parse(key.toString()).toKey());
            } catch (JwtException | IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }
}
