package com.sfayn.oms.application.port.webhook.out;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Sends webhooks to URLs that tenants choose, and protects the own network from them: an implementation connects only
 * to addresses that anyone on the internet may use. Safe for use by several threads.
 */
public interface WebhookTransport {
    /** Accepts no URL; for an application that sends no webhooks. */
    WebhookTransport NONE = new WebhookTransport() {
        @Override
        public Optional<String> refusal(String url) {
            return Optional.of("This application sends no webhooks; its operator must configure a transport first.");
        }

        @Override
        public Attempt send(Message message, Duration longest) {
            throw new IllegalStateException("No transport for webhooks is configured.");
        }
    };

    /**
     * Returns why this URL can't be an endpoint, as a sentence that says what would be right. Empty if it may be used.
     * Resolves no names, so {@link #send} may still refuse the addresses of a host.
     */
    Optional<String> refusal(String url);

    /**
     * Sends one HTTP POST request and waits for the response. Call it outside of transactions. Never
     * follows a redirect and never tries again. Faults of the receiver are returned, not thrown.
     *
     * @param longest the time limit of the whole attempt
     */
    Attempt send(Message message, Duration longest);

    /**
     * One request.
     *
     * @param url of the endpoint
     * @param headers all headers except {@code Host}, {@code Connection} and {@code Content-Length}, by name
     * @param body sent as it is
     */
    record Message(String url, Map<String, String> headers, byte[] body) {
        public Message {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * How a request ended. The receiver has accepted the message if and only if {@code failure} is null.
     *
     * @param startedAt when the attempt began
     * @param duration from the start to the end of the attempt, which includes the lookup of the host
     * @param status the HTTP status; null if no response came
     * @param failure null for a status from 200 to 299 with a response that arrived in time
     * @param responseSnippet the beginning of the response's body: at most 1,024 bytes in UTF-8, without control
     *     characters; null if there was none
     * @param retryAfter how long the receiver wants no further request, by its {@code Retry-After} header: at most 24
     *     hours; null if it did not say so
     */
    record Attempt(
            Instant startedAt,
            Duration duration,
            Integer status,
            Failure failure,
            String responseSnippet,
            Duration retryAfter) {}

    /** Why an attempt failed. */
    enum Failure {
        /** The connection took longer than 5 seconds, or the whole attempt longer than 20. */
        TIMEOUT,
        /**
         * The receiver refused the connection, can't be reached, or ended the connection before its response was whole.
         */
        CONNECT,
        /** The TLS handshake failed, for example because the certificate is for another name or not trusted. */
        TLS,
        /** The host's name has no address, or could not be looked up. */
        DNS,
        /** The URL is not allowed, or the host has an address that is not public. No connection was opened. */
        BLOCKED_ADDRESS,
        /** The response was a redirect, a status from 300 to 399. */
        REDIRECT,
        /** The response had a status above 399, or was not valid HTTP. */
        HTTP
    }
}
