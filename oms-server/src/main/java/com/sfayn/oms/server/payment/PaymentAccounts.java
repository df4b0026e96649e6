package com.sfayn.oms.server.payment;

import com.sfayn.oms.domain.tenant.TenantId;
import java.util.Map;
import java.util.Optional;

/**
 * The tenants' accounts at payment providers.
 *
 * @param tenants those of tenants by name
 * @param otherTenants those of all others
 */
public record PaymentAccounts(Map<TenantId, Accounts> tenants, Accounts otherTenants) {
    /** Nobody has any. */
    public static final PaymentAccounts NONE = new PaymentAccounts(Map.of(), Accounts.NONE);

    public PaymentAccounts {
        tenants = Map.copyOf(tenants);
    }

    /** A tenant's own, over those for all. */
    public Accounts of(TenantId tenant) {
        return tenants.getOrDefault(tenant, otherTenants);
    }

    /** One tenant's. */
    public record Accounts(Optional<PayPalAccount> payPal, Optional<StripeAccount> stripe) {
        /** None at all. */
        public static final Accounts NONE = new Accounts(Optional.empty(), Optional.empty());
    }
}
