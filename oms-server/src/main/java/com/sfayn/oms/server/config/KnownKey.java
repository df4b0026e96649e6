package com.sfayn.oms.server.config;

import com.sfayn.oms.domain.parsing.Ascii;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key that settings may have, e.g. {@code oms.issuers[].tenants[]} or {@code oms.tenants.<id>.currency}: {@code []} is
 * any index (may be left out at the end, where one text stands for the list), {@code <id>} any tenant id.
 */
record KnownKey(String template, Kind kind) {
    /** How a value is treated before it is read. */
    enum Kind {
        PLAIN,
        /** Never shown, not even where it is wrong. */
        SECRET
    }

    static final String INDEX = "[]";
    static final String ID = "<id>";

    private static final Pattern UNKNOWN_OF_TENANT =
            Pattern.compile("oms\\.tenants\\.(.+?)\\.((?:webhooks\\[]\\.)?[^.]+)");

    /** All of them. */
    static final List<KnownKey> ALL = all();

    /** The known key that a key of a file is an instance of. */
    static Optional<KnownKey> of(String key) {
        return ALL.stream()
                .filter(known -> known.filePattern().matcher(key).matches())
                .findFirst();
    }

    /** The tenant's id in a key of a file that is an instance of this one; empty if it names none. */
    Optional<String> tenantId(String key) {
        Matcher matcher = filePattern().matcher(key);
        return template.contains(ID) && matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** An unknown key of a file as a template, so that it is compared by what its writer chose. */
    static String generalized(String key) {
        String indexed = key.replaceAll("\\[\\d+]", "[]");
        Matcher tenant = UNKNOWN_OF_TENANT.matcher(indexed);
        return tenant.matches() ? "oms.tenants." + ID + "." + tenant.group(2) : indexed;
    }

    static List<String> templates() {
        return ALL.stream().map(KnownKey::template).toList();
    }

    static List<String> variables() {
        return ALL.stream().map(KnownKey::variable).toList();
    }

    boolean isList() {
        return template.endsWith(INDEX);
    }

    /** As an environment variable, e.g. {@code OMS_ISSUERS_0_AUDIENCE}; {@code <ID>} is left in. */
    String variable() {
        return Ascii.toUpperCase(template.replace(INDEX, ".0"))
                .replace('.', '_')
                .replace('-', '_');
    }

    /** Matches environment variables; groups are the index or the tenant's id, and the index at the end. */
    Pattern variablePattern() {
        String name = Ascii.toUpperCase(template).replace('.', '_').replace('-', '_');
        return pattern(name, "_(\\d{1,4})");
    }

    private Pattern filePattern() {
        return pattern(template, "\\[(\\d{1,4})]");
    }

    private Pattern pattern(String text, String index) {
        StringBuilder regex = new StringBuilder();
        String body = isList() ? text.substring(0, text.length() - INDEX.length()) : text;
        for (String part : body.split("(?=\\[]|<id>|<ID>)|(?<=\\[]|<id>|<ID>)")) {
            regex.append(part.equals(INDEX) ? index : Ascii.equalsIgnoreCase(part, ID) ? "(.+)" : Pattern.quote(part));
        }
        if (isList()) regex.append("(?:").append(index).append(")?");
        return Pattern.compile(regex.toString());
    }

    private static List<KnownKey> all() {
        List<KnownKey> all = new ArrayList<>();
        add(all, Kind.PLAIN, "oms.http.", "host", "port", "max-body", "max-import-body", "allowed-origins[]");
        add(all, Kind.PLAIN, "oms.http.", "max-connections", "max-connections-per-address", "min-data-rate");
        add(all, Kind.PLAIN, "oms.http.", "drain-time", "graphiql", "introspection", "metrics", "metrics-port");
        add(all, Kind.PLAIN, "oms.http.", "persisted-queries");
        add(all, Kind.SECRET, "oms.db.", "url", "password");
        add(all, Kind.PLAIN, "oms.db.", "user", "pool-size", "schema", "role");
        add(all, Kind.PLAIN, "oms.limits.", "documents", "tenant-documents", "user-documents", "heavy-documents");
        add(all, Kind.PLAIN, "oms.limits.", "waiting", "tenant-waiting", "user-waiting");
        add(all, Kind.PLAIN, "oms.", "log.format", "tenant", "users.sync");
        add(all, Kind.SECRET, "oms.", "dev.secret");
        add(all, Kind.PLAIN, "oms.issuers[].", "issuer", "audience[]", "audience-claim");
        add(all, Kind.PLAIN, "oms.issuers[].", "jwks-uri", "discovery", "public-key");
        add(all, Kind.PLAIN, "oms.issuers[].", "algorithms[]", "tenants[]", "subject-prefix", "claims");
        add(all, Kind.PLAIN, "oms.issuers[].", "vendors", "vendor-prefix", "keys-max-age");
        add(all, Kind.PLAIN, "oms.issuers[].claims.", "preset", "namespace", "tenant[]", "roles[]", "vendor[]");
        add(all, Kind.PLAIN, "oms.issuers[].claims.", "email[]", "first-name[]", "last-name[]");
        add(all, Kind.PLAIN, "oms.grants[].", "tenant", "user", "role");
        add(all, Kind.PLAIN, "oms.tenants.<id>.", "currency", "time-zone", "payment-methods[]");
        add(all, Kind.PLAIN, "oms.tenants.<id>.", "prices-include-tax", "taxes");
        add(all, Kind.PLAIN, "oms.tenants.<id>.", "draft-ttl", "pending-ttl", "customers-from-checkout");
        add(all, Kind.PLAIN, "oms.tenants.<id>.", "failed-attempts", "failed-attempts-within");
        add(all, Kind.SECRET, "oms.tenants.<id>.", "paypal.client-id", "paypal.client-secret", "stripe.secret-key");
        add(all, Kind.PLAIN, "oms.tenants.<id>.", "paypal.base-url", "stripe.base-url");
        add(all, Kind.PLAIN, "oms.tenants.<id>.webhooks[].", "name", "event-types[]");
        add(all, Kind.SECRET, "oms.tenants.<id>.webhooks[].", "secrets[]");
        add(all, Kind.SECRET, "oms.webhooks.", "keys[]");
        add(all, Kind.SECRET, "oms.streams.", "redis");
        add(all, Kind.PLAIN, "oms.streams.", "claim-after");
        return List.copyOf(all);
    }

    private static void add(List<KnownKey> all, Kind kind, String prefix, String... names) {
        for (String name : names) all.add(new KnownKey(prefix + name, kind));
    }
}
