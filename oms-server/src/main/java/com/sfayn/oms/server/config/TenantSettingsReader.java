package com.sfayn.oms.server.config;

import com.sfayn.oms.application.core.AttemptLimit;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.domain.order.ExpiryPolicy;
import com.sfayn.oms.domain.order.payment.Transaction;
import com.sfayn.oms.domain.parsing.ClosestMatch;
import com.sfayn.oms.domain.pricing.PricingPolicy.Taxes;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads the settings of tenants. Each setting falls back to that of {@code default}, then to the built-in one. */
public final class TenantSettingsReader {
    /** The id for all tenants without a setting of their own. */
    public static final String DEFAULT = "default";

    private static final int MOST_ATTEMPTS = 1_000;
    private static final Duration LONGEST_WINDOW = Duration.ofDays(1);

    private final SettingValues values;
    private final List<String> methods;
    private final TenantSettings others;

    /** @param methods the payment methods that tenants can name */
    public TenantSettingsReader(SettingValues values, List<String> methods) {
        this.values = values;
        this.methods = methods;
        this.others = over(DEFAULT, TenantSettings.DEFAULT);
    }

    public TenantSettings others() {
        return others;
    }

    public TenantSettings of(String tenantId) {
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
                paymentMethods(at + "payment-methods", base.paymentMethods()),
                expiry(at, base.expiry()),
                values.flag(at + "customers-from-checkout", base.customersFromCheckout()),
                failedAttempts(at, base.failedAttempts()));
    }

    private AttemptLimit failedAttempts(String at, AttemptLimit base) {
        String key = at + "failed-attempts-within";
        Duration within = values.duration(key, base.within());
        if (within.isZero() || within.compareTo(LONGEST_WINDOW) > 0) {
            values.wrong(key, "a duration above 0 and up to 1d");
            within = base.within();
        }
        return new AttemptLimit(values.whole(at + "failed-attempts", 1, MOST_ATTEMPTS, base.most()), within);
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
                        values.wrong(
                                key,
                                "a time zone; the nearest is "
                                        + ClosestMatch.of(id, new TreeSet<>(ZoneId.getAvailableZoneIds())));
                        return otherwise;
                    }
                })
                .orElse(otherwise);
    }

    private List<String> paymentMethods(String key, List<String> otherwise) {
        if (!values.has(key)) return otherwise;
        List<String> chosen = new ArrayList<>();
        for (String named : values.list(key)) {
            Optional<String> method = methods.stream()
                    .filter(known -> Transaction.normalizedMethod(known).equals(Transaction.normalizedMethod(named)))
                    .findFirst();
            if (method.isEmpty()) {
                values.conflict(key + " has the unknown method \"" + named + "\"; the nearest is "
                        + ClosestMatch.of(named, methods) + ". Methods: " + String.join(", ", methods) + ".");
            } else if (!chosen.contains(method.get())) {
                chosen.add(method.get());
            }
        }
        return chosen;
    }

    private ExpiryPolicy expiry(String at, ExpiryPolicy otherwise) {
        return new ExpiryPolicy(
                values.duration(at + "draft-ttl", otherwise.draft()),
                values.duration(at + "pending-ttl", otherwise.pending()));
    }
}
