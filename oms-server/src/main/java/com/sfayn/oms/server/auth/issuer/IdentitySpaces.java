package com.sfayn.oms.server.auth.issuer;

import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds issuers whose users or vendors could have the same ids. Within a tenant, a user is identified by prefix and
 * {@code sub}, and a vendor by prefix and id. If no prefix starts with another, no two issuers can produce the same id.
 * A token without a vendor id acts for the vendor with the user's id, so user ids also count as vendor ids.
 */
public final class IdentitySpaces {
    private final List<IssuerSettings> issuers;
    private final Optional<TenantId> single;

    /** @param single the only tenant of a single-tenant setup */
    public IdentitySpaces(List<IssuerSettings> issuers, Optional<TenantId> single) {
        this.issuers = issuers;
        this.single = single;
    }

    /** Returns the problems, each with the settings to change. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < issuers.size(); i++) {
            for (int j = i + 1; j < issuers.size(); j++) {
                IssuerSettings one = issuers.get(i);
                IssuerSettings other = issuers.get(j);
                if (one.issuer().equals(other.issuer())) {
                    problems.add("The issuer " + one.issuer() + " is given twice; give it once.");
                } else if (shareTenant(one, other)) {
                    users(i, j).ifPresent(problems::add);
                    vendors(i, j).ifPresent(problems::add);
                }
            }
        }
        return problems;
    }

    private boolean shareTenant(IssuerSettings one, IssuerSettings other) {
        return single.map(tenant ->
                        one.tenants().contains(tenant) && other.tenants().contains(tenant))
                .orElseGet(() -> one.tenants().overlaps(other.tenants()));
    }

    private Optional<String> users(int i, int j) {
        String one = issuers.get(i).subjectPrefix();
        String other = issuers.get(j).subjectPrefix();
        if (areApart(one, other)) return Optional.empty();
        return Optional.of(both(i, j) + ", and their user ids could collide: " + prefixes(one, other)
                + ". Set oms.issuers[" + i + "].subject-prefix and oms.issuers[" + j
                + "].subject-prefix so that neither starts with the other, e.g. \"one:\" and \"two:\".");
    }

    private Optional<String> vendors(int i, int j) {
        IssuerSettings one = issuers.get(i);
        IssuerSettings other = issuers.get(j);
        if (!one.vendors().allowed() || !other.vendors().allowed()) return Optional.empty();
        boolean apart = areApart(one.vendors().prefix(), other.vendors().prefix())
                && areApart(one.vendors().prefix(), other.subjectPrefix())
                && areApart(one.subjectPrefix(), other.vendors().prefix());
        if (apart) return Optional.empty();
        return Optional.of(
                both(i, j) + ", and their vendor ids could collide: "
                        + prefixes(one.vendors().prefix(), other.vendors().prefix())
                        + ". If only one of them has vendors among its users, set vendors: false for the other (oms.issuers["
                        + i
                        + "].vendors or oms.issuers[" + j
                        + "].vendors). Otherwise set vendor-prefix for both, so that neither"
                        + " starts with the other or with its subject-prefix; the vendor ids of the catalogue must then have that prefix.");
    }

    private String both(int i, int j) {
        return "The issuers " + issuers.get(i).issuer() + " and "
                + issuers.get(j).issuer() + " may both act for the same tenant";
    }

    private static String prefixes(String one, String other) {
        return "their prefixes are \"" + Excerpt.text(one) + "\" and \"" + Excerpt.text(other) + "\"";
    }

    private static boolean areApart(String one, String other) {
        return !one.startsWith(other) && !other.startsWith(one);
    }
}
