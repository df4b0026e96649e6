package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.port.snapshot.CustomerAddressSnapshot;
import com.sfayn.oms.domain.parsing.Excerpt;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds two rows of one import that both are a customer's default: they have one time, so neither is the newer one. It
 * remembers a bounded number of rows, so that memory does not grow with a file; what is beyond is not compared, and of
 * two the one with the later id is the default then.
 */
final class DefaultAddresses {
    private static final int MOST = 100_000;

    private record Default(String customerId, CustomerAddressSnapshot.Type type) {}

    private final Map<Default, Integer> lines = new HashMap<>();

    /** Why the row can't be the default, too; empty if it can, or does not want to. */
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
                + " address of customer " + Excerpt.text(address.customerId()) + "; only one can be.");
    }
}
