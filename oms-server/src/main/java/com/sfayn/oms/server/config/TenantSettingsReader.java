package com.sfayn.oms.server.config;

import com.sfayn.oms.application.TenantSettings;
import com.sfayn.oms.domain.pricing.PricingPolicy.Taxes;
import com.sfayn.oms.domain.reading.Nearest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Reads what is decided per tenant: setting by setting, a tenant's own over the default's over the built-in. */
final class TenantSettingsReader {
    /** Stands for all tenants that have no setting of their own. */
    static final String DEFAULT = "default";

    private final SettingValues values;
    private final TenantSettings others;

    TenantSettingsReader(SettingValues values) {
        this.values = values;
        this.others = over(DEFAULT, TenantSettings.DEFAULT);
    }

    TenantSettings others() {
        return others;
    }

    TenantSettings of(String tenantId) {
        return over(tenantId, others);
    }

    private TenantSettings over(String tenantId, TenantSettings base) {
        String at = "oms.tenants." + tenantId + ".";
        return new TenantSettings(
                currency(at + "currency", base.currency()),
                zone(at + "time-zone", base.zone()),
                values.flag(at + "prices-include-tax", base.pricesIncludeTax()),
                values.choice(
                        at + "taxes",
                        Map.of("rules", Taxes.RULES, "none", Taxes.NONE, "defaults", Taxes.DEFAULTS),
                        base.taxes()),
                paymentMethods(at + "payment-methods", base.paymentMethods()));
    }

    private Currency currency(String key, Currency otherwise) {
        return values.text(key)
                .map(code -> {
                    try {
                        return Currency.getInstance(code);
                    } catch (IllegalArgumentException e) {
                        values.wrong(key, "an ISO 4217 code such as SGD or EUR");
                        return otherwise;
                    }
                })
                .orElse(otherwise);
    }

    private ZoneId zone(String key, ZoneId otherwise) {
        return values.text(key)
                .map(id -> {
                    try {
                        return ZoneId.of(id);
                    } catch (DateTimeException e) {
                        values.wrong(key, Nearest.of(id, new TreeSet<>(ZoneId.getAvailableZoneIds())));
                        return otherwise;
                    }
                })
                .orElse(otherwise);
    }

    private List<String> paymentMethods(String key, List<String> otherwise) {
        if (!values.has(key)) return otherwise;
        List<String> methods = values.list(key).stream().distinct().toList();
        for (String method : methods) {
            if (method.equals(TenantSettings.CASH_ON_DELIVERY)) continue;
            values.conflict(
                    key + " names the method \"" + method + "\", which is not available in this version; only \""
                            + TenantSettings.CASH_ON_DELIVERY + "\" is.");
        }
        return methods;
    }
}
