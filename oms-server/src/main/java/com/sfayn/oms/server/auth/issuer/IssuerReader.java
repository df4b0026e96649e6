package com.sfayn.oms.server.auth.issuer;

import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.config.SettingValues;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the trusted issuers from the settings. An incomplete issuer is an error; trust settings have no defaults. */
public final class IssuerReader {
    private static final Set<String> ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");

    private static final Duration SHORTEST_AGE = Duration.ofMinutes(1);
    private static final Duration LONGEST_AGE = Duration.ofDays(30);

    private static final Map<String, Audience.Claim> AUDIENCE_CLAIMS =
            Arrays.stream(Audience.Claim.values()).collect(Collectors.toMap(Audience.Claim::claimName, claim -> claim));

    private final SettingValues values;
    private final Optional<TenantId> single;

    public IssuerReader(SettingValues values, Optional<TenantId> single) {
        this.values = values;
        this.single = single;
    }

    public List<IssuerSettings> issuers() {
        List<IssuerSettings> issuers = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int index : values.indexes("oms.issuers")) {
            String at = "oms.issuers[" + index + "].";
            String name = required(at + "issuer", "the tokens' iss");
            if (name.equals(IssuerSettings.DEV_ISSUER)) {
                values.wrong(at + "issuer", "another name (this one is the development issuer's)");
            } else if (!name.isEmpty() && !names.add(name)) {
                values.wrong(at + "issuer", "a different issuer in each entry");
            }
            issuer(at, name).ifPresent(issuers::add);
        }
        if (issuers.size() == values.indexes("oms.issuers").size()) {
            new IdentitySpaces(issuers, single).problems().forEach(values::conflict);
        }
        return issuers;
    }

    private Optional<IssuerSettings> issuer(String at, String name) {
        Optional<Audience> audience = audience(at);
        Set<String> algorithms = algorithms(at + "algorithms");
        TenantScope tenants = tenants(at + "tenants");
        ClaimPaths claims = new ClaimPathsReader(values).read(at + "claims");
        String prefix = values.text(at + "subject-prefix").orElse("");
        VendorScope vendors = vendors(at);
        Duration keysMaxAge = keysMaxAge(at);
        Optional<KeySource> source = keys(at, name, algorithms);
        return audience.flatMap(named -> source.map(keys ->
                new IssuerSettings(name, named, keys, algorithms, tenants, claims, prefix, vendors, keysMaxAge)));
    }

    private Optional<Audience> audience(String at) {
        Audience.Claim claim = values.choice(
                at + "audience-claim",
                AUDIENCE_CLAIMS,
                ClaimPaths.audienceClaim(values.text(at + "claims.preset").orElse("")));
        List<String> accepted = values.list(at + "audience");
        if (!accepted.isEmpty()) return Optional.of(new Audience(claim, accepted));
        values.wrong(at + "audience", "the value of the tokens' " + claim.claimName() + " (a name, or a list)");
        return Optional.empty();
    }

    private VendorScope vendors(String at) {
        boolean allowed = values.flag(at + "vendors", true);
        if (!allowed && values.has(at + "vendor-prefix")) {
            values.conflict(at + "vendor-prefix is set although " + at + "vendors is false; remove one of them.");
        }
        return new VendorScope(allowed, values.text(at + "vendor-prefix").orElse(""));
    }

    private Duration keysMaxAge(String at) {
        String key = at + "keys-max-age";
        Duration age = values.duration(key, IssuerSettings.DEFAULT_KEYS_MAX_AGE);
        if (age.compareTo(SHORTEST_AGE) >= 0 && age.compareTo(LONGEST_AGE) <= 0) return age;
        values.wrong(key, "a duration from 1m to 30d");
        return IssuerSettings.DEFAULT_KEYS_MAX_AGE;
    }

    private String required(String key, String right) {
        Optional<String> text = values.text(key);
        if (text.isEmpty() && !values.has(key)) values.wrong(key, right);
        return text.orElse("");
    }

    private Set<String> algorithms(String key) {
        if (!values.has(key)) return IssuerSettings.DEFAULT_ALGORITHMS;
        Set<String> named = new TreeSet<>(values.list(key));
        for (String algorithm : named) {
            if (ALGORITHMS.contains(algorithm)) continue;
            values.conflict(key + " names \"" + algorithm + "\"; expected an algorithm with a public key: "
                    + String.join(", ", new TreeSet<>(ALGORITHMS)) + ".");
        }
        if (named.isEmpty()) values.wrong(key, "at least one algorithm");
        return named;
    }

    private TenantScope tenants(String key) {
        if (!values.has(key) && single.isPresent()) return TenantScope.of(single.get());
        List<String> named = values.list(key);
        if (named.equals(List.of("*"))) return TenantScope.EVERY_TENANT;
        Set<TenantId> tenants = new HashSet<>();
        for (String id : named) {
            if (id.equals("*")) values.conflict(key + " has both * and tenants; use one of them.");
            values.tenantNamed(id, key).ifPresent(tenants::add);
        }
        if (tenants.isEmpty()) {
            values.wrong(key, "the tenants that the issuer may act for (a list, or *)");
        } else if (single.isPresent() && !tenants.contains(single.get())) {
            values.conflict(key + " does not contain the only tenant (oms.tenant), " + single.get()
                    + ", so no token would be accepted; add it, or remove this setting.");
        }
        return new TenantScope(false, tenants);
    }

    private Optional<KeySource> keys(String at, String issuer, Set<String> algorithms) {
        boolean discovery = values.flag(at + "discovery", false);
        int sources = (values.has(at + "jwks-uri") ? 1 : 0) + (values.has(at + "public-key") ? 1 : 0);
        if (sources + (discovery ? 1 : 0) != 1) {
            values.conflict(at + "jwks-uri, .discovery: true, .public-key: "
                    + (sources == 0 ? "none is" : "more than one is") + " set; set exactly one.");
            return Optional.empty();
        }
        if (discovery) {
            if (!isHttp(issuer)) values.wrong(at + "issuer", "an http(s) URL, because discovery is on");
            return Optional.of(new KeySource.Discovery());
        }
        return values.has(at + "jwks-uri") ? jwks(at + "jwks-uri") : publicKey(at + "public-key", algorithms);
    }

    private Optional<KeySource> jwks(String key) {
        Optional<String> uri = values.text(key);
        if (uri.isPresent() && !isHttp(uri.get())) {
            values.wrong(key, "an http(s) URL");
            return Optional.empty();
        }
        return uri.map(text -> new KeySource.JwksUri(URI.create(text)));
    }

    private static boolean isHttp(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private Optional<KeySource> publicKey(String key, Set<String> algorithms) {
        return values.text(key).flatMap(text -> {
            Optional<PublicKey> read = PublicKeyPem.read(text);
            if (read.isEmpty()) {
                values.wrong(key, "a public key as PEM (-----BEGIN PUBLIC KEY-----), or the path of such a file");
                return Optional.empty();
            }
            Optional<String> weakness = KeyTrust.weakness(read.get());
            weakness.ifPresent(why -> values.conflict(key + ": " + why + "; use another key."));
            if (algorithms.stream().noneMatch(algorithm -> KeyTrust.suits(read.get(), algorithm))) {
                values.conflict(key + " is a key for " + read.get().getAlgorithm() + ", which none of the algorithms "
                        + new TreeSet<>(algorithms) + " can use; add one that can to algorithms.");
            }
            return Optional.of(new KeySource.FixedKey(read.get()));
        });
    }
}
