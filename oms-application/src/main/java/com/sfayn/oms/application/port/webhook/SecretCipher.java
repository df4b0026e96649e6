package com.sfayn.oms.application.port.webhook;

import com.sfayn.oms.domain.tenant.TenantId;
import java.util.Optional;

/** Encrypts secrets before they are stored. A secret can be decrypted only for the same tenant and owner. */
public interface SecretCipher {
    /** Has no key, and neither encrypts nor decrypts. */
    SecretCipher NONE = new SecretCipher() {
        @Override
        public Optional<String> encrypt(TenantId tenant, String owner, String secret) {
            return Optional.empty();
        }

        @Override
        public Optional<String> decrypt(TenantId tenant, String owner, String encrypted) {
            return Optional.empty();
        }
    };

    /**
     * Encrypts the secret into printable ASCII without spaces. Returns empty without a key.
     *
     * @param owner the id of the secret's owner, within the tenant
     */
    Optional<String> encrypt(TenantId tenant, String owner, String secret);

    /**
     * Decrypts the secret. Returns empty if its key is no longer known, it belongs to another owner, or it was changed.
     */
    Optional<String> decrypt(TenantId tenant, String owner, String encrypted);
}
