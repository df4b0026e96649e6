package com.sfayn.oms.application.port;

import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.PaymentReceipt;
import com.sfayn.oms.domain.order.Refusal;
import java.util.function.Function;

/** A way to pay. The provider is asked outside of any database transaction. */
public interface PaymentGateway {
    /** What callers and settings name it by; compared without regard to case and blanks. */
    String method();

    /** What is known of this payment for this order. */
    Verification verify(Order order, String transactionId);

    /** The provider's word, or why it does not count. */
    sealed interface Verification {
        <R> R fold(Function<Verified, R> verified, Function<NotVerified, R> notVerified);

        /** The payment is what the receipt says. */
        record Verified(PaymentReceipt receipt) implements Verification {
            @Override
            public <R> R fold(Function<Verified, R> verified, Function<NotVerified, R> notVerified) {
                return verified.apply(this);
            }
        }

        /** The payment does not confirm the order. */
        record NotVerified(Refusal refusal) implements Verification {
            @Override
            public <R> R fold(Function<Verified, R> verified, Function<NotVerified, R> notVerified) {
                return notVerified.apply(this);
            }
        }
    }
}
