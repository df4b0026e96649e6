package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.port.snapshot.CustomerAddressSnapshot;
import com.sfayn.oms.domain.parsing.Excerpt;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds two rows of one import that are both the default address of a customer: they have the same time, so neither is
 * newer. Remembers a bounded number of rows to limit memory. Further rows are not compared; of two defaults among them
 * the one with the greater id wins.
 */
final class DefaultAddresses {
    private static final int MOST = 100_000;

    private record Default(String customerId, CustomerAddressSnapshot.Type type) {}

    private final Map<Default, Integer> lines = new HashMap<>();

    /** Returns the error if an earlier row is already the default. */
    Optional<String> problem(int line, CustomerAddressSnapshot address, String counted) {
        if (!address.isDefault() || !address.active()) return Optional.empty();
        Default wanted = new Default(address.customerId(), address.type());
        Integer before = lines.get(wanted);
        if (before == null) {
            if (lines.size() < MOST) lines.put(wanted, line);
            return Optional.empty();
        }
        return Optional.of(counted + " " + before + " already has the default "
                + (address.type() == CustomerAddressSnapshot.Type.SHIPPING ? "shipping" : "billing")
                + " address of customer " + Excerpt.text(address.customerId()) + "; there can be only one.");
    }
}
