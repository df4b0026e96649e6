package com.sfayn.oms.server.auth.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.config.SettingsException;
import com.sfayn.oms.server.deployment.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two issuers of one tenant whose user or vendor ids could collide are refused at startup. */
class IdentitySpacesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"'',''", "'','two:'", "'two:',''", "'a','ab'", "'ab','a'", "'same','same'"})
    void a_prefix_that_starts_with_another_is_refused_with_the_settings_to_change(String one, String other) {
        assertThat(problems(issuer("https://one", one, "t-1"), issuer("https://two", other, "t-1", "t-2")))
                .singleElement()
                .asString()
                .startsWith(
                        "The issuers https://one and https://two may both act for the same tenant, and their user ids"
                                + " could collide: their prefixes are \"" + one + "\" and \"" + other + "\".")
                .contains("oms.issuers[0].subject-prefix and oms.issuers[1].subject-prefix");
    }

    @Test
    void distinct_prefixes_or_distinct_tenants_are_accepted() {
        assertThat(problems(issuer("https://one", "a:", "t-1"), issuer("https://two", "b:", "t-1")))
                .isEmpty();
        assertThat(problems(issuer("https://one", "", "t-1"), issuer("https://two", "", "t-2")))
                .isEmpty();
        assertThat(problems(issuer("https://one", "", "*"))).isEmpty();
    }

    @Test
    void an_issuer_of_all_tenants_shares_tenants_with_every_other_issuer() {
        assertThat(problems(issuer("https://one", "", "*"), issuer("https://two", "x:", "t-2")))
                .hasSize(1);
        assertThat(problems(issuer("https://one", "", "*"), issuer("https://two", "x:", "*")))
                .hasSize(1);
    }

    @Test
    void in_a_single_tenant_setup_only_that_tenant_counts() {
        List<IssuerSettings> both = List.of(issuer("https://one", "", "*"), issuer("https://two", "", "t-2"));

        assertThat(new IdentitySpaces(both, Optional.of(new TenantId("t-1"))).problems())
                .isEmpty();
        assertThat(new IdentitySpaces(both, Optional.of(new TenantId("t-2"))).problems())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"'',''", "'','v:'", "'v','v1'", "'b:','y:'", "'x:','a:1'"})
    void vendor_ids_that_could_collide_are_refused(String one, String other) {
        assertThat(problems(
                        vending(issuer("https://one", "a:", "t-1"), new VendorScope(true, one)),
                        vending(issuer("https://two", "b:", "t-1"), new VendorScope(true, other))))
                .singleElement()
                .asString()
                .contains("their vendor ids could collide", "vendors: false", "vendor-prefix");
    }

    @Test
    void vendors_of_one_issuer_or_with_distinct_prefixes_are_accepted() {
        IssuerSettings one = issuer("https://one", "a:", "t-1");
        IssuerSettings two = issuer("https://two", "b:", "t-1");

        assertThat(problems(vending(one, VendorScope.PLAIN), two)).isEmpty();
        assertThat(problems(vending(one, new VendorScope(true, "x:")), vending(two, new VendorScope(true, "y:"))))
                .isEmpty();
        assertThat(problems(vending(one, new VendorScope(true, "a:")), vending(two, new VendorScope(true, "b:"))))
                .isEmpty();
    }

    @Test
    void the_same_issuer_twice_is_refused() {
        assertThat(problems(issuer("https://one", "a", "t-1"), issuer("https://one", "b", "t-2")))
                .containsExactly("The issuer https://one is given twice; give it once.");
    }

    @Test
    void such_settings_are_refused_with_all_errors() {
        String yaml = """
                oms:
                  issuers:
                    - {issuer: "https://one.example", audience: a, discovery: true, tenants: [t-1]}
                    - {issuer: "https://two.example", audience: a, discovery: true, tenants: "*", subject-prefix: "two:"}
                """;

        assertThatThrownBy(() -> new SettingsReader(Map.of()).read(file(yaml)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("their user ids could collide")
                .hasMessageContaining("their vendor ids could collide");
    }

    private Path file(String yaml) {
        try {
            return Files.writeString(folder.resolve("oms.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> problems(IssuerSettings... issuers) {
        return new IdentitySpaces(List.of(issuers), Optional.empty()).problems();
    }

    private static IssuerSettings issuer(String name, String prefix, String... tenants) {
        TenantScope scope = tenants[0].equals("*")
                ? TenantScope.EVERY_TENANT
                : new TenantScope(
                        false, Set.of(tenants).stream().map(TenantId::new).collect(Collectors.toSet()));
        return new IssuerSettings(
                name,
                Audience.of("aud"),
                new KeySource.JwksUri(URI.create(name + ".example/keys")),
                IssuerSettings.DEFAULT_ALGORITHMS,
                scope,
                ClaimPaths.DEFAULT,
                prefix,
                VendorScope.NONE,
                IssuerSettings.DEFAULT_KEYS_MAX_AGE);
    }

    private static IssuerSettings vending(IssuerSettings issuer, VendorScope vendors) {
        return new IssuerSettings(
                issuer.issuer(),
                issuer.audience(),
                issuer.keys(),
                issuer.algorithms(),
                issuer.tenants(),
                issuer.claims(),
                issuer.subjectPrefix(),
                vendors,
                issuer.keysMaxAge());
    }
}
