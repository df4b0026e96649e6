package com.sfayn.oms.server.config;

import com.sfayn.oms.domain.parsing.Ascii;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The template of a setting's key, e.g. {@code oms.issuers[].tenants[]} or {@code oms.tenants.<id>.currency}:
 * {@code []} is any index and {@code <id>} any tenant id. A trailing {@code []} may be omitted, with the whole list as
 * one string.
 */
record KnownKey(String template, Kind kind) {
    /** Whether a value may be shown. */
    enum Kind {
        PLAIN,
        /** Never shown, not even in error messages. */
        SECRET
    }

    static final String INDEX = "[]";
    static final String ID = "<id>";

    private static final Pattern UNKNOWN_OF_TENANT =
            Pattern.compile("oms\\.tenants\\.(.+?)\\.((?:webhooks\\[]\\.)?[^.]+)");

    /** All known keys. */
    static final List<KnownKey> ALL = all();

    /** Returns the template that matches a key of a file. */
    static Optional<KnownKey> of(String key) {
        return ALL.stream()
                .filter(known -> known.filePattern().matcher(key).matches())
                .findFirst();
    }

    /** Returns the tenant id in a key of a file that matches this template; empty if it has none. */
    Optional<String> tenantId(String key) {
        Matcher matcher = filePattern().matcher(key);
        return template.contains(ID) && matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /**
     * Converts an unknown key of a file to a template, to find the nearest known key without its index and tenant id.
     */
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

    /**
     * Returns the name as an environment variable, e.g. {@code OMS_ISSUERS_0_AUDIENCE}; {@code <ID>} is not replaced.
     */
    String variable() {
        return Ascii.toUpperCase(template.replace(INDEX, ".0"))
                .replace('.', '_')
                .replace('-', '_');
    }

    /** Matches environment variables. The groups are the index or the tenant id, and the index at the end. */
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
        add(all, Kind.PLAIN, "oms.webhooks.", "ports[]", "allowed-hosts[]", "allow-loopback");
        add(all, Kind.PLAIN, "oms.webhooks.", "concurrency", "log-retention");
        add(all, Kind.PLAIN, "oms.", "feeds");
        add(all, Kind.SECRET, "oms.streams.", "redis");
        add(all, Kind.PLAIN, "oms.streams.", "claim-after");
        return List.copyOf(all);
    }

    private static void add(List<KnownKey> all, Kind kind, String prefix, String... names) {
        for (String name : names) all.add(new KnownKey(prefix + name, kind));
    }
}
