package com.sfayn.oms.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
    private static final String HOST = "shop.example.com";
    private static final AddressPolicy PUBLIC_ONLY = new AddressPolicy(false);
    private static final AddressPolicy DEVELOPMENT = new AddressPolicy(true);

    @ParameterizedTest
    @MethodSource("com.sfayn.oms.server.outbound.HostileUrls#blockedAddresses")
    void an_address_that_is_not_public_is_refused(String address) throws UnknownHostException {
        assertThat(PUBLIC_ONLY.refusal(HOST, InetAddress.getByName(address))).isPresent();
        assertThat(DEVELOPMENT.refusal(HOST, InetAddress.getByName(address))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2000::1",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2003::1",
                "2606:4700:4700::1111",
                "2a00:1450:4001:81b::200e",
                "64:ff9b::8.8.8.8"
            })
    void a_public_address_is_allowed(String address) throws UnknownHostException {
        assertThat(PUBLIC_ONLY.refusal(HOST, InetAddress.getByName(address))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.1 | 10.0.0.1, a private address (10.0.0.0/8)",
                "169.254.169.254 | 169.254.169.254, a link-local address (169.254.0.0/16)",
                "fd00:0:0:0:0:0:0:1 | fd00::1, a private address (fc00::/7)",
                "4000::1 | 4000::1, not a public address (not in 2000::/3)",
                "64:ff9b::a00:1 | 64:ff9b::a00:1, the NAT64 form of 10.0.0.1, a private address (10.0.0.0/8)"
            })
    void the_refusal_names_the_host_the_address_and_what_it_is(String address, String said)
            throws UnknownHostException {
        assertThat(PUBLIC_ONLY.refusal(HOST, InetAddress.getByName(address)))
                .contains("shop.example.com has the address " + said);
    }

    @Test
    void an_ipv4_address_that_java_keeps_in_ipv6_form_is_refused() throws UnknownHostException {
        byte[] mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xFF;
        mapped[12] = 8;

        assertThat(PUBLIC_ONLY.refusal(HOST, Inet6Address.getByAddress(HOST, mapped, -1)))
                .isPresent();
    }

    @Test
    void loopback_hosts_may_be_this_machine_and_nothing_else_in_development() throws UnknownHostException {
        for (String host : AddressPolicy.LOOPBACK_HOSTS) {
            assertThat(DEVELOPMENT.refusal(host, InetAddress.getByName("127.0.0.1")))
                    .isEmpty();
            assertThat(DEVELOPMENT.refusal(host, InetAddress.getByName("::1"))).isEmpty();
            assertThat(DEVELOPMENT.refusal(host, InetAddress.getByName("10.0.0.1")))
                    .isPresent();
            assertThat(PUBLIC_ONLY.refusal(host, InetAddress.getByName("127.0.0.1")))
                    .isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "::, ::",
        "::1, ::1",
        "1:0:0:0:0:0:0:0, 1::",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:DB8::000A, 2001:db8::a",
        "8.8.8.8, 8.8.8.8"
    })
    void addresses_are_written_in_their_canonical_form(String written, String canonical) throws UnknownHostException {
        assertThat(AddressText.canonical(InetAddress.getByName(written))).isEqualTo(canonical);
    }
}
