package com.sfayn.oms.server.payment;

import com.sfayn.oms.domain.tenant.TenantId;
import java.util.Map;
import java.util.Optional;

/**
 * The tenants' accounts at payment providers.
 *
 * @param tenants the accounts of single tenants
 * @param otherTenants the accounts of all other tenants
 */
public record PaymentAccounts(Map<TenantId, Accounts> tenants, Accounts otherTenants) {
    /** No tenant has an account. */
    public static final PaymentAccounts NONE = new PaymentAccounts(Map.of(), Accounts.NONE);

    public PaymentAccounts {
        tenants = Map.copyOf(tenants);
    }

    /** Returns the accounts of a tenant, or those of all other tenants. */
    public Accounts of(TenantId tenant) {
        return tenants.getOrDefault(tenant, otherTenants);
    }

    /** The accounts of one tenant. */
    public record Accounts(Optional<PayPalAccount> payPal, Optional<StripeAccount> stripe) {
        /** No accounts. */
        public static final Accounts NONE = new Accounts(Optional.empty(), Optional.empty());
    }
}
