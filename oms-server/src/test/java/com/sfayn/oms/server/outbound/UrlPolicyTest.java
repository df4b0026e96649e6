package com.sfayn.oms.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlPolicyTest {
    private static final UrlPolicy STANDARD = new UrlPolicy(EndpointSettings.DEFAULT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example.com",
                "https://shop.example.com/",
                "https://shop.example.com:443/hooks",
                "https://shop.example.com?token=a%20b",
                "https://shop.example.com/a/b;v=1/c,d?x=1&y=%C3%A9&z=a:b@c/d?e",
                "https://xn--bcher-kva.example/",
                "https://a-b.c1.example.museum/~me/!$&'()*+",
                "https://8.8.8.8/hooks",
                "https://[2606:4700:4700::1111]/hooks",
                "https://[64:ff9b::808:808]/",
                "https://127.0.0.1.example.com/",
                "https://localhost.example.com/",
                "https://1.2.3.example/"
            })
    void a_public_https_url_is_allowed(String url) throws RefusedUrlException {
        assertThat(STANDARD.allowed(url).uri()).hasToString(url);
    }

    @ParameterizedTest
    @MethodSource("com.sfayn.oms.server.outbound.HostileUrls#refused")
    void a_hostile_url_is_refused_with_what_would_be_right(String url, String right) {
        assertThatThrownBy(() -> STANDARD.allowed(url))
                .isInstanceOf(RefusedUrlException.class)
                .hasMessageContaining(right)
                .hasMessageEndingWith(".");
    }

    @Test
    void a_url_is_named_when_it_is_missing_or_too_long() {
        assertThatThrownBy(() -> STANDARD.allowed(null)).hasMessageContaining("The URL is empty; write one such as");
        assertThatThrownBy(() -> STANDARD.allowed("")).hasMessageContaining("The URL is empty; write one such as");
        assertThatThrownBy(() -> STANDARD.allowed("https://shop.example.com/" + "a".repeat(2_024)))
                .hasMessage("The URL has 2049 characters; use one of at most 2048.");
        assertThatThrownBy(() -> STANDARD.allowed("https://" + "a".repeat(64) + ".example.com/"))
                .hasMessageContaining("is not a domain name");
        assertThatThrownBy(() -> STANDARD.allowed("https://" + "a.".repeat(126) + "com/"))
                .hasMessageContaining("is not a domain name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8080/hooks",
                "http://localhost/",
                "http://[::1]:65535/",
                "https://localhost:9443/",
            })
    void loopback_is_allowed_only_by_its_setting(String url) throws RefusedUrlException {
        UrlPolicy development = new UrlPolicy(new EndpointSettings(Set.of(), AllowedHosts.ALL, true));

        assertThat(development.allowed(url).uri()).hasToString(url);
        assertThatThrownBy(() -> STANDARD.allowed(url))
                .hasMessageContaining("is the server itself; use a public host")
                .hasMessageContaining("oms.webhooks.allow-loopback");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.2/",
                "http://127.1/",
                "http://[::ffff:7f00:1]/",
                "http://shop.localhost/",
                "http://10.0.0.1/",
                "http://shop.example.com/",
                "https://shop.example.com:8443/",
                "http://user@localhost/"
            })
    void the_setting_allows_three_hosts_and_no_others(String url) {
        UrlPolicy development = new UrlPolicy(new EndpointSettings(Set.of(), AllowedHosts.ALL, true));

        assertThatThrownBy(() -> development.allowed(url)).isInstanceOf(RefusedUrlException.class);
    }

    @Test
    void other_ports_are_allowed_by_their_setting() throws RefusedUrlException {
        UrlPolicy policy = new UrlPolicy(new EndpointSettings(Set.of(8443, 4443), AllowedHosts.ALL, false));

        assertThat(policy.allowed("https://shop.example.com:8443/").port()).isEqualTo(8443);
        assertThat(policy.allowed("https://shop.example.com/").port()).isEqualTo(443);
        assertThatThrownBy(() -> policy.allowed("https://shop.example.com:8080/"))
                .hasMessage("The URL has the port 8080; use one of 443, 4443, 8443.");
        assertThatThrownBy(() -> policy.allowed("http://shop.example.com:8443/"))
                .hasMessageContaining("use https");
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example.com/, true",
        "https://hooks.partner.example/, true",
        "https://a.b.partner.example/, true",
        "https://partner.example/, false",
        "https://evilpartner.example/, false",
        "https://hooks.partner.example.evil.example/, false",
        "https://a.shop.example.com/, false",
        "https://8.8.8.8/, false",
        "https://[2606:4700:4700::1111]/, false"
    })
    void the_allowed_hosts_exclude_all_others(String url, boolean allowed) throws RefusedUrlException {
        UrlPolicy policy = new UrlPolicy(new EndpointSettings(
                Set.of(), new AllowedHosts(Set.of("shop.example.com", "*.partner.example")), false));

        if (allowed) {
            assertThat(policy.allowed(url).uri()).hasToString(url);
        } else {
            assertThatThrownBy(() -> policy.allowed(url))
                    .hasMessageEndingWith(
                            "is not among the allowed hosts; use one of *.partner.example," + " shop.example.com.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "*", "*.com", "shop", "Shop.example.com", "https://shop.example.com", "10.0.0.1", "a.*.com"})
    void a_pattern_of_hosts_that_is_not_valid_is_refused(String pattern) {
        assertThatThrownBy(() -> new AllowedHosts(Set.of(pattern)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use a name such as shop.example.com, or *.example.com");
    }
}
