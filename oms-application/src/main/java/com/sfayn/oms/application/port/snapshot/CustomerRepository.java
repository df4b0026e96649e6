package com.sfayn.oms.application.port.snapshot;

import java.util.List;
import java.util.Optional;

/** Reads customer snapshots and their addresses. */
public interface CustomerRepository {
    /** Returns the customer with that id, active or not. */
    Optional<CustomerSnapshot> find(String customerId);

    /** Returns the active customer that belongs to the user. */
    Optional<CustomerSnapshot> ofUser(String user);

    /**
     * Returns the customer's active addresses, default ones first, then by id. Only the newest default of each type is
     * the default, see {@link CustomerAddressSnapshot#withOneDefault}.
     */
    List<CustomerAddressSnapshot> addresses(String customerId);
}
