package com.sfayn.oms.domain.tenant;

/**
 * The business that owns the data, as its identity provider names it. There is no register of tenants: a tenant is
 * whatever a trusted issuer may speak for.
 *
 * @param value 1 to 128 characters, not blank; compared exactly
 */
public record TenantId(String value) {
    /** Longest accepted id, in characters. */
    public static final int MAX_LENGTH = 128;

    public TenantId {
        if (value == null || value.isBlank()) throw new IllegalArgumentException("The tenant id is blank.");
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "The tenant id has " + value.length() + " characters; at most " + MAX_LENGTH + " are allowed.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
