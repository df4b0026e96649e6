package com.sfayn.oms.application.port.snapshot;

import java.util.List;
import java.util.Optional;

/** The customers' snapshots and their addresses. */
public interface CustomerRepository {
    /** The customer with that id, active or not. */
    Optional<CustomerSnapshot> find(String customerId);

    /** The active customer that belongs to the user. */
    Optional<CustomerSnapshot> ofUser(String user);

    /**
     * The customer's active addresses, default ones first, then by id. Of each type the newest default is the default,
     * see {@link CustomerAddressSnapshot#withOneDefault}.
     */
    List<CustomerAddressSnapshot> addresses(String customerId);
}
