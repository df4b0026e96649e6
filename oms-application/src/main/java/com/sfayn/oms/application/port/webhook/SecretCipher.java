package com.sfayn.oms.application.port.webhook;

import com.sfayn.oms.domain.tenant.TenantId;
import java.util.Optional;

/** Keeps secrets unreadable to whoever reads the database. What it seals opens only for the same tenant and owner. */
public interface SecretCipher {
    /** Without a key: seals and opens nothing. */
    SecretCipher NONE = new SecretCipher() {
        @Override
        public Optional<String> seal(TenantId tenant, String owner, String secret) {
            return Optional.empty();
        }

        @Override
        public Optional<String> open(TenantId tenant, String owner, String sealed) {
            return Optional.empty();
        }
    };

    /**
     * The secret as it may be stored: printable ASCII without spaces. Empty if there is no key to seal with.
     *
     * @param owner whose secret it is, within the tenant
     */
    Optional<String> seal(TenantId tenant, String owner, String secret);

    /** The secret again; empty if its key is not there any more, or it was sealed for another, or changed since. */
    Optional<String> open(TenantId tenant, String owner, String sealed);
}
