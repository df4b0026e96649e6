package com.sfayn.oms.application.webhook;

import java.util.List;

/**
 * A webhook as received.
 *
 * @param ids the values of all headers {@code webhook-id}; there must be one
 * @param timestamps the values of {@code webhook-timestamp}; there must be one
 * @param signatures the values of {@code webhook-signature}; there must be one
 * @param body exactly as received
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

    /** Leaves out the body and the signatures, which do not belong in logs. */
    @Override
    public String toString() {
        return "SignedMessage" + ids + timestamps;
    }
}
