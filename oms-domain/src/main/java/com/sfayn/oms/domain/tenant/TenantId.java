package com.sfayn.oms.domain.tenant;

import com.sfayn.oms.domain.parsing.LengthRule;

/**
 * Identifies the business that owns the data, by its id at the identity provider. Tenants are not registered: a tenant
 * exists if a trusted issuer may issue tokens for it.
 *
 * @param value 1 to 128 characters, not blank; compared exactly
 */
public record TenantId(String value) {
    /** Maximum length of an id, in characters. */
    public static final int MAX_LENGTH = 128;

    public TenantId {
        if (value == null || value.isBlank()) throw new IllegalArgumentException("The tenant id is blank.");
        LengthRule.upTo(MAX_LENGTH, "The tenant id").problem(value).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
    }

    @Override
    public String toString() {
        return value;
    }
}
