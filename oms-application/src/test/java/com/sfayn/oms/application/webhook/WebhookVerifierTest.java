package com.sfayn.oms.application.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.application.port.webhook.SecretCipher;
import com.sfayn.oms.domain.tenant.TenantId;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookVerifierTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.700Z");
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");
    private static final TenantId UNKNOWN_TENANT = new TenantId("unknown");
    private static final String OLD = secret(1);
    private static final String NEW = secret(2);
    private static final String SHOP = secret(3);
    private static final String GLOBEXS = secret(4);
    private static final Map<TenantId, List<FixedWebhookSource>> SOURCES = Map.of(
            ACME,
            List.of(
                    new FixedWebhookSource(
                            "erp", List.of(new WebhookSecret(NEW), new WebhookSecret(OLD)), Set.of("a.events.A")),
                    new FixedWebhookSource("shop", List.of(new WebhookSecret(SHOP)), Set.of("b.events.B"))),
            GLOBEX,
            List.of(new FixedWebhookSource("erp", List.of(new WebhookSecret(GLOBEXS)), Set.of("a.events.A"))));

    private final List<byte[]> signed = new ArrayList<>();
    private final List<Boolean> compared = new ArrayList<>();
    private final Sender sender = new Sender(NEW, "msg_1", NOW, "{\"name\": \"Ä\"}");

    @Test
    void the_official_librarys_signature_is_accepted_with_any_of_the_sources_secrets() {
        for (String secret : List.of(NEW, OLD)) {
            VerifiedWebhook proven =
                    proof().of(ACME, sender.withSecret(secret).message()).orElseThrow();
            assertThat(proven.id()).isEqualTo("msg_1");
            assertThat(proven.sentAt()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
            assertThat(proven.source().name()).isEqualTo("webhook erp");
            assertThat(proven.source().eventTypes()).containsExactly("a.events.A");
        }
        assertThat(proof().of(ACME, sender.withSecret(SHOP).message())
                        .orElseThrow()
                        .source()
                        .name())
                .isEqualTo("webhook shop");
    }

    @Test
    void one_of_several_signatures_is_enough_in_any_position() {
        String wrong = sender.withSecret(GLOBEXS).signature();
        String other = "v1a,AAAA v2,AAAA , v1, v1,*** ";

        assertThat(isProven(signature(wrong + " " + other + sender.signature())))
                .isTrue();
        assertThat(isProven(signature(sender.signature() + " " + wrong))).isTrue();
    }

    @Test
    void one_flipped_bit_anywhere_is_not_accepted() {
        String signature = sender.signature();
        List<SignedMessage> flipped = new ArrayList<>();
        for (int i = 0; i < sender.body().length(); i++) {
            flipped.add(sender.message("msg_1", sender.timestamp(), signature, flipped(sender.body(), i)));
        }
        for (int i = 0; i < "msg_1".length(); i++) {
            flipped.add(sender.message(flipped("msg_1", i), sender.timestamp(), signature, sender.body()));
        }
        for (int i = 0; i < sender.timestamp().length(); i++) {
            flipped.add(sender.message("msg_1", flipped(sender.timestamp(), i), signature, sender.body()));
        }
        for (int i = 0; i < signature.length(); i++) {
            flipped.add(signature(flipped(signature, i)));
        }

        assertThat(isProven(sender.message())).isTrue();
        assertThat(flipped).hasSizeGreaterThan(70).noneMatch(this::isProven);
    }

    @Test
    void a_signature_of_another_kind_or_cut_or_spelled_otherwise_is_not_accepted() {
        String signature = sender.signature();
        String bytes = signature.substring(3);
        byte[] longer = Arrays.copyOf(Base64.getDecoder().decode(bytes), 33);

        assertThat(List.of(
                        "v2," + bytes,
                        "v1a," + bytes,
                        "V1," + bytes,
                        bytes,
                        "v1 " + bytes,
                        signature.substring(0, signature.length() - 1),
                        signature.substring(0, 20),
                        "v1," + bytes.replace("=", ""),
                        "v1," + Base64.getEncoder().encodeToString(longer),
                        "v1,",
                        "",
                        signature.replace("v1,", "v1,v1,"),
                        signature + "," + bytes))
                .noneMatch(wrong -> isProven(signature(wrong)));
        assertThat(isProven(signature("x".repeat(2_000 - signature.length()) + " " + signature)))
                .isFalse();
    }

    @Test
    void timestamps_may_differ_by_at_most_five_minutes() {
        for (Duration away : List.of(Duration.ofMinutes(5), Duration.ofMinutes(-5))) {
            assertThat(isProven(sender.at(NOW.plus(away)).message())).isTrue();
        }
        for (Duration away : List.of(Duration.ofSeconds(301), Duration.ofSeconds(-301), Duration.ofDays(-9_000))) {
            assertThat(isProven(sender.at(NOW.plus(away)).message())).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "-1",
                "+1772359200",
                " 1772359200",
                "1772359200 ",
                "01772359200",
                "1772359200.0",
                "1772359200000",
                "99999999999999999999",
                "\u0661\u0667\u0667\u0662\u0663\u0665\u0669\u0662\u0660\u0660"
            })
    void a_timestamp_is_whole_seconds_and_nothing_else(String timestamp) {
        assertThat(sender.timestamp()).isEqualTo("1772359200");
        assertThat(isProven(sender.message("msg_1", timestamp, sender.signature(), sender.body())))
                .isFalse();
    }

    @Test
    void another_tenants_secret_is_not_accepted() {
        assertThat(isProven(sender.withSecret(GLOBEXS).message())).isFalse();
        assertThat(proof().of(GLOBEX, sender.message())).isEmpty();
        assertThat(proof().of(UNKNOWN_TENANT, sender.message())).isEmpty();
    }

    @Test
    void the_dummy_secret_is_not_accepted() {
        String zeros = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);

        assertThat(proof().of(UNKNOWN_TENANT, sender.withSecret(zeros).message()))
                .isEmpty();
        assertThat(compared).containsExactly(true);
    }

    @Test
    void every_header_must_occur_once() {
        String id = "msg_1";
        String at = sender.timestamp();
        String signature = sender.signature();
        byte[] body = sender.message().body();
        List<String> none = List.of();

        assertThat(isProven(new SignedMessage(List.of(id), List.of(at), List.of(signature), body)))
                .isTrue();
        assertThat(List.of(
                        new SignedMessage(none, List.of(at), List.of(signature), body),
                        new SignedMessage(List.of(id), none, List.of(signature), body),
                        new SignedMessage(List.of(id), List.of(at), none, body),
                        new SignedMessage(List.of(id, id), List.of(at), List.of(signature), body),
                        new SignedMessage(List.of(id), List.of(at, at), List.of(signature), body),
                        new SignedMessage(List.of(id), List.of(at), List.of(signature, signature), body)))
                .noneMatch(this::isProven);
    }

    @Test
    void ids_are_visible_characters_and_at_most_255() {
        for (String id : List.of("x".repeat(255), "a.b", "!~")) {
            assertThat(isProven(new Sender(NEW, id, NOW, "{}").message())).isTrue();
        }
        for (String id : List.of("x".repeat(256), "", "a b", "a\tb", "\u00e4", "a\u0000")) {
            assertThat(isProven(new Sender(NEW, id, NOW, "{}").message())).isFalse();
        }
    }

    @Test
    void all_secrets_and_signatures_are_compared_whichever_matches() {
        String wrong = sender.withSecret(GLOBEXS).signature();
        for (String secret : List.of(NEW, OLD, SHOP, GLOBEXS)) {
            String right = sender.withSecret(secret).signature();
            for (String header : List.of(right + " " + wrong, wrong + " " + right)) {
                signed.clear();
                compared.clear();
                proof().of(ACME, signature(header));
                assertThat(signed).hasSize(3);
                assertThat(compared).hasSize(6);
            }
        }
    }

    @Test
    void an_unknown_tenant_costs_what_one_with_a_secret_costs() {
        proof().of(UNKNOWN_TENANT, sender.message());
        assertThat(signed).hasSize(1);
        assertThat(compared).hasSize(1);

        proof().of(GLOBEX, sender.message());
        assertThat(signed).hasSize(2);
        assertThat(compared).hasSize(2);
    }

    @Test
    void nothing_that_is_printed_shows_a_secret() {
        assertThat(SOURCES.toString()).doesNotContain(NEW, OLD).contains("***");
        assertThat(sender.message().toString()).doesNotContain(sender.signature(), sender.body());
    }

    private boolean isProven(SignedMessage message) {
        return proof().of(ACME, message).isPresent();
    }

    /** The real implementation, which also records its calls. */
    private WebhookVerifier proof() {
        Signatures counting = new Signatures(
                (key, content) -> {
                    signed.add(content);
                    return Signatures.hmac(key, content);
                },
                (left, right) -> {
                    boolean same = MessageDigest.isEqual(left, right);
                    compared.add(same);
                    return same;
                });
        return new WebhookVerifier(
                new InMemoryStorage(),
                tenant -> SOURCES.getOrDefault(tenant, List.of()),
                SecretCipher.NONE,
                Clock.fixed(NOW, ZoneOffset.UTC),
                counting);
    }

    private SignedMessage signature(String header) {
        return sender.message("msg_1", sender.timestamp(), header, sender.body());
    }

    private static String flipped(String text, int at) {
        char[] characters = text.toCharArray();
        characters[at] ^= 1;
        return new String(characters);
    }

    private static String secret(int of) {
        byte[] bytes = new byte[24 + of];
        bytes[0] = (byte) of;
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }
}
