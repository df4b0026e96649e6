package com.sfayn.oms.application.webhook;

import com.sfayn.oms.application.port.Randomness;
import com.sfayn.oms.application.port.webhook.SecretCipher;
import com.sfayn.oms.domain.tenant.TenantId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts with AES-256-GCM of the JDK. Tenant and owner are authenticated, so a secret copied to the row of another
 * owner can't be decrypted. The encrypted string contains the id of its key, so that keys can be rotated.
 */
public final class AesSecretCipher implements SecretCipher {
    /** Length of a key, in bytes. */
    public static final int KEY_BYTES = 32;

    private static final String FORMAT = "1";
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_ID_BYTES = 4;

    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    private final String newest;
    private final Randomness randomness;

    /**
     * @param keys at least one, of {@value #KEY_BYTES} bytes each; the first encrypts, all of them decrypt
     * @throws IllegalArgumentException if a key has another length
     */
    public AesSecretCipher(List<byte[]> keys, Randomness randomness) {
        for (byte[] key : keys) {
            if (key.length != KEY_BYTES) {
                throw new IllegalArgumentException(
                        "A key has " + key.length + " bytes; it must have " + KEY_BYTES + ".");
            }
            this.keys.put(id(key), new SecretKeySpec(key, "AES"));
        }
        this.newest = id(keys.get(0));
        this.randomness = randomness;
    }

    @Override
    public Optional<String> encrypt(TenantId tenant, String owner, String secret) {
        byte[] nonce = randomness.bytes(NONCE_BYTES);
        try {
            byte[] text = cipher(Cipher.ENCRYPT_MODE, newest, nonce, tenant, owner)
                    .doFinal(secret.getBytes(StandardCharsets.UTF_8));
            Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
            return Optional.of(
                    String.join(".", FORMAT, newest, encoder.encodeToString(nonce), encoder.encodeToString(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK does not provide " + TRANSFORMATION + ".", e);
        }
    }

    @Override
    public Optional<String> decrypt(TenantId tenant, String owner, String encrypted) {
        String[] parts = encrypted.split("\\.", -1);
        if (parts.length != 4 || !parts[0].equals(FORMAT) || !keys.containsKey(parts[1])) return Optional.empty();
        try {
            byte[] nonce = Base64.getUrlDecoder().decode(parts[2]);
            byte[] text = Base64.getUrlDecoder().decode(parts[3]);
            byte[] secret =
                    cipher(Cipher.DECRYPT_MODE, parts[1], nonce, tenant, owner).doFinal(text);
            return Optional.of(new String(secret, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, String key, byte[] nonce, TenantId tenant, String owner)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, keys.get(key), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associatedData(tenant, owner));
        return cipher;
    }

    /**
     * Returns tenant and owner as associated data. The length comes first, so that different pairs never have the same
     * form.
     */
    private static byte[] associatedData(TenantId tenant, String owner) {
        byte[] first = tenant.value().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream spelled = new ByteArrayOutputStream();
        spelled.writeBytes((first.length + ":").getBytes(StandardCharsets.US_ASCII));
        spelled.writeBytes(first);
        spelled.writeBytes(owner.getBytes(StandardCharsets.UTF_8));
        return spelled.toByteArray();
    }

    /** Returns an id that distinguishes keys without revealing them. */
    private static String id(byte[] key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            return HexFormat.of().formatHex(Arrays.copyOf(digest, KEY_ID_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JDK does not provide SHA-256.", e);
        }
    }
}
