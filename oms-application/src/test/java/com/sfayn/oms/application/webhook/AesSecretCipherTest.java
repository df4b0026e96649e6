package com.sfayn.oms.application.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.port.Randomness;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AesSecretCipherTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final byte[] ONE = key(1);
    private static final byte[] TWO = key(2);

    private final AesSecretCipher cipher = cipher(ONE);

    @Test
    void a_secret_is_decrypted_only_for_its_tenant_and_owner() {
        String sealed = cipher.encrypt(ACME, "whs_1", "whsec_abc").orElseThrow();

        assertThat(sealed).matches("1\\.[0-9a-f]{8}\\.[\\w-]{16}\\.[\\w-]+").doesNotContain("abc");
        assertThat(cipher.decrypt(ACME, "whs_1", sealed)).contains("whsec_abc");
        assertThat(cipher.decrypt(new TenantId("globex"), "whs_1", sealed)).isEmpty();
        assertThat(cipher.decrypt(ACME, "whs_2", sealed)).isEmpty();
        assertThat(cipher.decrypt(new TenantId("acmew"), "hs_1", sealed)).isEmpty();
    }

    @Test
    void the_same_secret_is_never_encrypted_to_the_same_string() {
        assertThat(cipher.encrypt(ACME, "whs_1", "s")).isNotEqualTo(cipher.encrypt(ACME, "whs_1", "s"));
    }

    @Test
    void a_changed_ciphertext_is_not_decrypted() {
        String sealed = cipher.encrypt(ACME, "whs_1", "whsec_abc").orElseThrow();
        List<String> changed = new ArrayList<>(List.of("", ".", "...", "1.x.y.z", sealed + ".", sealed + "AAAA"));
        for (int i = 0; i < sealed.length(); i++) {
            char other = sealed.charAt(i) == 'A' ? 'Q' : 'A';
            changed.add(sealed.substring(0, i) + other + sealed.substring(i + 1));
        }

        assertThat(changed).allMatch(text -> cipher.decrypt(ACME, "whs_1", text).isEmpty());
    }

    @Test
    void keys_are_replaced_by_putting_the_new_one_first() {
        String old = cipher.encrypt(ACME, "whs_1", "s").orElseThrow();
        AesSecretCipher both = cipher(TWO, ONE);
        String fresh = both.encrypt(ACME, "whs_1", "s").orElseThrow();

        assertThat(both.decrypt(ACME, "whs_1", old)).contains("s");
        assertThat(cipher(TWO).decrypt(ACME, "whs_1", fresh)).contains("s");
        assertThat(cipher(TWO).decrypt(ACME, "whs_1", old)).isEmpty();
        assertThat(cipher.decrypt(ACME, "whs_1", fresh)).isEmpty();
    }

    @Test
    void a_key_must_have_32_bytes() {
        assertThatThrownBy(() -> cipher(new byte[16]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A key has 16 bytes; it must have 32.");
    }

    private static AesSecretCipher cipher(byte[]... keys) {
        return new AesSecretCipher(List.of(keys), Randomness.secure());
    }

    private static byte[] key(int of) {
        byte[] key = new byte[32];
        key[31] = (byte) of;
        return key;
    }
}
