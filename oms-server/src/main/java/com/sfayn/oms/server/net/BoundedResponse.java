package com.sfayn.oms.server.net;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Collects a response's body, and cancels the transfer if it is too long: the future then ends with a
 * {@link ResponseTooLargeException}.
 */
public final class BoundedResponse implements BodySubscriber<byte[]> {
    private final BodySubscriber<byte[]> collected = BodySubscribers.ofByteArray();
    private final int most;
    private long received;
    private Flow.Subscription subscription;

    /** @param most longest body, in bytes */
    public BoundedResponse(int most) {
        this.most = most;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return collected.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscribed) {
        subscription = subscribed;
        collected.onSubscribe(subscribed);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) received += buffer.remaining();
        if (received > most) {
            subscription.cancel();
            collected.onError(new ResponseTooLargeException(most));
        } else {
            collected.onNext(buffers);
        }
    }

    @Override
    public void onError(Throwable fault) {
        collected.onError(fault);
    }

    @Override
    public void onComplete() {
        collected.onComplete();
    }
}
