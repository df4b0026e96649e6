package com.sfayn.oms.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretStrengthTest {
    private static final long SEED = 20_260_301;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "change-me-change-me-change-me-123",
                "Change-Me-change-me-CHANGE-ME-1234567",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "0123456789abcdef0123456789abcdef",
                "0123456789-0123456789-0123456789",
                "abcdefghijklmnopqrstuvwxyz0123456789",
                "zyxwvutsrqponmlkjihgfedcba9876543210",
                "abababababababababababababababababab",
                "q7Vx9LqPq7Vx9LqPq7Vx9LqPq7Vx9LqPq7Vx9LqP",
                "developmentsecretdevelopmentsecret",
                "thisisaverylongsecretfordevelopment",
                "supersecretsupersecretsupersecret!",
                "passwordpasswordpasswordpassword1",
                "00000000000000000000000000000000",
                "11112222333344445555666677778888",
                "your-super-secret-jwt-token-with-at-least-32-characters-long",
                "a-string-secret-at-least-256-bits-long",
                "super-secret-jwt-signing-key-for-dev!!",
                "my-dev-secret-for-the-oms-server-1",
                "MySecretKeyForJWTTokenGeneration2024!",
                "my_super_secret_key_for_local_testing_only",
                "ThisIsAVeryLongSecretForTheServer123!",
                "Please change this secret in production",
                "the-quick-brown-fox-jumps-over-it"
            })
    void a_secret_that_can_be_guessed_is_weak(String secret) {
        assertThat(SecretStrength.weakness(new Secret(secret)))
                .hasValueSatisfying(why -> assertThat(why).doesNotContain(secret));
    }

    @Test
    void a_short_secret_is_weak_even_if_random() {
        assertThat(SecretStrength.weakness(new Secret("q7Vx9LqP+3/mZt0"))).contains("it has 15 bytes");
    }

    @Test
    void a_random_secret_is_strong_in_every_usual_encoding() {
        Random random = new Random(SEED);
        byte[] half = new byte[16];
        byte[] whole = new byte[32];
        for (int i = 0; i < 20_000; i++) {
            random.nextBytes(whole);
            assertGoodEnough(HexFormat.of().formatHex(whole));
            assertGoodEnough(Base64.getEncoder().encodeToString(whole));
            assertGoodEnough(Base64.getUrlEncoder().withoutPadding().encodeToString(whole));
        }
        for (int i = 0; i < 2_000; i++) {
            random.nextBytes(half);
            assertGoodEnough(HexFormat.of().formatHex(half));
        }
    }

    private static void assertGoodEnough(String secret) {
        assertThat(SecretStrength.weakness(new Secret(secret))).as(secret).isEmpty();
    }
}
