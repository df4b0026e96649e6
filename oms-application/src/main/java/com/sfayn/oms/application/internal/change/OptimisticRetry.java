package com.sfayn.oms.application.internal.change;

import com.sfayn.oms.application.port.StaleOrderException;
import com.sfayn.oms.application.port.StorageUnavailableException;
import java.util.function.Supplier;

/** Runs a transaction again if another one changed the order between its read and its write. */
final class OptimisticRetry {
    private static final int RETRIES = 3;

    private OptimisticRetry() {}

    /** @throws StorageUnavailableException if other transactions changed the order at every attempt */
    static <R> R retried(Supplier<R> transaction) {
        for (int attempt = 0; ; attempt++) {
            try {
                return transaction.get();
            } catch (StaleOrderException lost) {
                if (attempt == RETRIES) {
                    throw new StorageUnavailableException(
                            "Other transactions keep changing the order; retry later.", lost);
                }
            }
        }
    }
}
