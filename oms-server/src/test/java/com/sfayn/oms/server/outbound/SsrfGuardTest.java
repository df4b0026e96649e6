package com.sfayn.oms.server.outbound;

import static com.sfayn.oms.server.outbound.Receiver.answering;
import static com.sfayn.oms.server.outbound.TransportUnderTest.LIMITS;
import static com.sfayn.oms.server.outbound.TransportUnderTest.URL;
import static com.sfayn.oms.server.outbound.TransportUnderTest.receiver;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.port.webhook.out.WebhookTransport.Attempt;
import com.sfayn.oms.application.port.webhook.out.WebhookTransport.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No connection is opened to an address that is not public, asserted where sockets connect and where they would arrive. */
class SsrfGuardTest {
    private static final String CLOSING = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
    private static final int FLIPS = 1_000;

    @Test
    void hostile_urls_open_no_connection() throws IOException {
        List<String> urls = HostileUrls.refused()
                .map(arguments -> (String) arguments.get()[0])
                .toList();
        try (Receiver receiver = receiver(answering(CLOSING));
                TransportUnderTest transport = TransportUnderTest.to(receiver)) {
            assertThat(urls).hasSizeGreaterThan(70).doesNotHaveDuplicates().allSatisfy(url -> {
                assertThat(transport.transport().refusal(url)).isPresent();

                Attempt attempt = transport.send(url);

                assertThat(attempt.failure()).isEqualTo(Failure.BLOCKED_ADDRESS);
                assertThat(attempt.status()).isNull();
            });
            assertThat(transport.sockets.connected()).isEmpty();
            assertThat(receiver.accepted()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("com.sfayn.oms.server.outbound.HostileUrls#blockedAddresses")
    void a_name_with_an_address_that_is_not_public_opens_no_connection(String address) throws IOException {
        InetAddress open = InetAddress.getByName("8.8.8.8");
        InetAddress blocked = InetAddress.getByName(address);
        List<InetAddress[]> answers = List.of(
                new InetAddress[] {blocked}, new InetAddress[] {open, blocked}, new InetAddress[] {blocked, open});
        for (InetAddress[] answer : answers) {
            try (Receiver receiver = receiver(answering(CLOSING));
                    TransportUnderTest transport = new TransportUnderTest(receiver, host -> answer, LIMITS)) {
                assertThat(transport.transport().refusal(URL))
                        .as("without a lookup")
                        .isEmpty();
                assertThat(transport.send().failure()).isEqualTo(Failure.BLOCKED_ADDRESS);
                assertThat(transport.sockets.connected()).isEmpty();
                assertThat(receiver.accepted()).isZero();
            }
        }
    }

    @Test
    void a_resolver_that_flips_between_public_and_loopback_opens_no_connection_to_loopback() throws IOException {
        InetAddress open = InetAddress.getByName("8.8.8.8");
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        List<InetAddress[]> answers =
                List.of(new InetAddress[] {open}, new InetAddress[] {loopback}, new InetAddress[] {open, loopback});
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int[] order = IntStream.range(0, FLIPS)
                .map(i -> i % 2 == 0 ? 0 : 1 + random.nextInt(2))
                .toArray();
        AtomicInteger lookups = new AtomicInteger();
        try (Receiver receiver = receiver(answering(CLOSING));
                TransportUnderTest transport = new TransportUnderTest(
                        receiver, host -> answers.get(order[lookups.getAndIncrement()]), LIMITS)) {
            for (int i = 0; i < FLIPS; i++) {
                assertThat(transport.send().failure())
                        .as("attempt %d, seed %d", i, seed)
                        .isEqualTo(order[i] == 0 ? null : Failure.BLOCKED_ADDRESS);
            }

            assertThat(lookups).as("one lookup per connection").hasValue(FLIPS);
            assertThat(transport.sockets.connected()).hasSize(FLIPS / 2).containsOnly(open);
            assertThat(receiver.requests()).hasSize(FLIPS / 2);
        }
    }

    @Test
    void a_connection_that_leads_elsewhere_than_it_should_gets_no_request() throws IOException {
        List<SocketAddress> wanted = new CopyOnWriteArrayList<>();
        try (Receiver receiver = receiver(answering(CLOSING));
                HttpWebhookTransport transport = new HttpWebhookTransport(
                        EndpointSettings.DEFAULT,
                        Clock.systemUTC(),
                        new Network(
                                TransportUnderTest::found,
                                () -> new Socket(Proxy.NO_PROXY) {
                                    @Override
                                    public void connect(SocketAddress endpoint, int timeout) throws IOException {
                                        wanted.add(endpoint);
                                        super.connect(new InetSocketAddress("127.0.0.1", receiver.port()), timeout);
                                    }
                                },
                                TransportUnderTest.CERTIFICATES.trusting()),
                        LIMITS,
                        64)) {
            Attempt attempt = transport.send(TransportUnderTest.message(URL, new byte[0]), TransportUnderTest.LONGEST);

            assertThat(wanted).hasSize(1);
            assertThat(attempt.failure()).isEqualTo(Failure.BLOCKED_ADDRESS);
            assertThat(receiver.requests()).isEmpty();
        }
    }

    @Test
    void a_redirect_to_a_blocked_address_is_not_followed() throws IOException {
        String redirect =
                "HTTP/1.1 307 Temporary Redirect\r\nLocation: https://127.0.0.1/\r\n" + "Content-Length: 0\r\n\r\n";
        try (Receiver receiver = receiver(answering(redirect));
                TransportUnderTest transport = TransportUnderTest.to(receiver)) {
            assertThat(transport.send().failure()).isEqualTo(Failure.REDIRECT);
            assertThat(transport.sockets.connected()).hasSize(1);
            assertThat(receiver.requests()).hasSize(1);
        }
    }

    @Test
    void a_name_is_not_loopback_in_development_either() throws IOException {
        InetAddress[] loopback = {InetAddress.getByName("127.0.0.1")};
        EndpointSettings development = new EndpointSettings(Set.of(), AllowedHosts.ALL, true);
        try (Receiver receiver = receiver(answering(CLOSING));
                TransportUnderTest transport =
                        new TransportUnderTest(receiver, host -> loopback, LIMITS, development)) {
            assertThat(transport.send().failure()).isEqualTo(Failure.BLOCKED_ADDRESS);
            assertThat(transport.sockets.connected()).isEmpty();
        }
    }

    @Test
    void localhost_is_only_this_machine() throws IOException {
        InetAddress[] elsewhere = {InetAddress.getByName("127.0.0.1"), InetAddress.getByName("10.0.0.1")};
        EndpointSettings development = new EndpointSettings(Set.of(), AllowedHosts.ALL, true);
        try (Receiver receiver = receiver(answering(CLOSING));
                TransportUnderTest transport =
                        new TransportUnderTest(receiver, host -> elsewhere, LIMITS, development)) {
            assertThat(transport.send("https://localhost/").failure()).isEqualTo(Failure.BLOCKED_ADDRESS);
            assertThat(transport.sockets.connected()).isEmpty();
        }
    }
}
