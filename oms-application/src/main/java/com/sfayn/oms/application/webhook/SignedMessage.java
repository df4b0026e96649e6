package com.sfayn.oms.application.webhook;

import java.util.List;

/**
 * A webhook as it arrived.
 *
 * @param ids the values of every header {@code webhook-id}; one is right
 * @param timestamps those of {@code webhook-timestamp}; one is right
 * @param signatures those of {@code webhook-signature}; one is right
 * @param body exactly as it was received
 */
public record SignedMessage(List<String> ids, List<String> timestamps, List<String> signatures, byte[] body) {
    public SignedMessage {
        ids = List.copyOf(ids);
        timestamps = List.copyOf(timestamps);
        signatures = List.copyOf(signatures);
        body = body.clone();
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    /** Without the body and the signature, which logs need not have. */
    @Override
    public String toString() {
        return "SignedMessage" + ids + timestamps;
    }
}
