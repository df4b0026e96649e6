package com.sfayn.oms.server.payment;

import com.sfayn.oms.domain.tenant.TenantId;
import java.util.Map;
import java.util.Optional;

/**
 * The tenants' accounts at payment providers, by payment method.
 *
 * @param tenants the accounts of single tenants
 * @param otherTenants the accounts of all other tenants
 */
public record PaymentAccounts(
        Map<TenantId, Map<String, ProviderAccount>> tenants, Map<String, ProviderAccount> otherTenants) {
    /** No tenant has an account. */
    public static final PaymentAccounts NONE = new PaymentAccounts(Map.of(), Map.of());

    public PaymentAccounts {
        tenants = Map.copyOf(tenants);
        otherTenants = Map.copyOf(otherTenants);
    }

    /** Returns the account that a tenant pays into by this method. */
    public Optional<ProviderAccount> of(TenantId tenant, String method) {
        return Optional.ofNullable(tenants.getOrDefault(tenant, otherTenants).get(method));
    }
}
