package com.sfayn.oms.server.outbound;

import com.sfayn.oms.application.port.webhook.out.WebhookTransport.Attempt;
import com.sfayn.oms.application.port.webhook.out.WebhookTransport.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** A transport whose connections all lead to one receiver, whatever address they are opened to. */
final class TransportUnderTest implements AutoCloseable {
    static final String HOST = "shop.example.com";
    static final Duration LONGEST = Duration.ofSeconds(20);
    static final String URL = "https://" + HOST + "/hooks?a=b";
    static final String ADDRESS = "93.184.215.14";
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Certificates CERTIFICATES = Certificates.of("dns:" + HOST + ",ip:8.8.8.8");

    /** Generous where a test does not wait for them. */
    static final TransportLimits LIMITS =
            new TransportLimits(Duration.ofSeconds(60), Duration.ofSeconds(120), Duration.ofSeconds(60), 16 * 1024);

    final RecordedSockets sockets;
    private final HttpWebhookTransport transport;

    TransportUnderTest(Receiver receiver, NameLookup names, TransportLimits limits) {
        this(receiver, names, limits, EndpointSettings.DEFAULT);
    }

    TransportUnderTest(Receiver receiver, NameLookup names, TransportLimits limits, EndpointSettings settings) {
        sockets = new RecordedSockets(receiver.port());
        transport = new HttpWebhookTransport(
                settings,
                Clock.fixed(NOW, ZoneOffset.UTC),
                new Network(names, sockets, CERTIFICATES.trusting()),
                limits,
                64);
    }

    /** Returns a transport to a receiver by TLS with the right certificate. */
    static TransportUnderTest to(Receiver receiver) {
        return new TransportUnderTest(receiver, TransportUnderTest::found, LIMITS);
    }

    static Receiver receiver(Receiver.Script script) throws IOException {
        return Receiver.tls(CERTIFICATES, script);
    }

    /** Literals are what they say, and every name has one public address. */
    static InetAddress[] found(String host) throws UnknownHostException {
        return new InetAddress[] {InetAddress.getByName(UrlHost.literal(host).isPresent() ? host : ADDRESS)};
    }

    Attempt send() {
        return send(URL);
    }

    Attempt send(String url) {
        return transport.send(message(url, "{\"a\":1}".getBytes(StandardCharsets.UTF_8)), LONGEST);
    }

    Attempt send(String url, byte[] body) {
        return transport.send(message(url, body), LONGEST);
    }

    HttpWebhookTransport transport() {
        return transport;
    }

    static Message message(String url, byte[] body) {
        return new Message(
                url,
                Map.of("content-type", "application/json", "user-agent", "oms-webhooks/1", "webhook-id", "e-1"),
                body);
    }

    @Override
    public void close() {
        transport.close();
    }
}
