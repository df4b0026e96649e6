package com.sfayn.oms.application.internal.change;

import com.sfayn.oms.application.port.StaleOrderException;
import com.sfayn.oms.application.port.StorageUnavailableException;
import java.util.function.Supplier;

/** Runs a transaction again when somebody else changed the order between its read and its write. */
final class OptimisticRetry {
    private static final int RETRIES = 3;

    private OptimisticRetry() {}

    /** @throws StorageUnavailableException if the order changes faster than this transaction can be run */
    static <R> R retried(Supplier<R> transaction) {
        for (int attempt = 0; ; attempt++) {
            try {
                return transaction.get();
            } catch (StaleOrderException lost) {
                if (attempt == RETRIES) {
                    throw new StorageUnavailableException("The order is being changed by others just now.", lost);
                }
            }
        }
    }
}
