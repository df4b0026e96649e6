package com.sfayn.oms.application.query;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.internal.access.Caller;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.internal.change.TextValidation;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.snapshot.CustomerAddressSnapshot;
import com.sfayn.oms.domain.refusal.InvalidInput;
import java.util.List;
import java.util.Optional;

/** Returns a customer's own addresses, or those of any customer to an admin. */
public final class ListCustomerAddresses {
    private final Storage storage;
    private final Callers callers;

    public ListCustomerAddresses(Storage storage, Callers callers) {
        this.storage = storage;
        this.callers = callers;
    }

    /**
     * Returns an empty list for another customer, whether or not that customer exists.
     *
     * @param customerId null for the caller's own
     */
    public Answer<List<CustomerAddressSnapshot>> handle(Actor actor, String customerId) {
        Optional<InvalidInput> unstorable = TextValidation.refusal(customerId, "customerId");
        if (unstorable.isPresent()) return Answer.refused(unstorable.get());
        return storage.inTransaction(
                actor.tenant(),
                store -> callers.permitted(store, actor, store.access(actor.user()), Permission.LIST_CUSTOMER_ADDRESSES)
                        .fold(caller -> addresses(store, caller, customerId), Answer::refused));
    }

    private static Answer<List<CustomerAddressSnapshot>> addresses(
            TenantStore store, Caller caller, String customerId) {
        boolean own = caller.may(Permission.LIST_CUSTOMER_ADDRESSES, Role.CUSTOMER)
                && (customerId == null || customerId.equals(caller.customerId()));
        if (own) return Answer.of(store.customers().addresses(caller.customerId()));
        if (!caller.may(Permission.LIST_CUSTOMER_ADDRESSES, Role.ADMIN)) return Answer.of(List.of());
        if (customerId == null) {
            return Answer.refused(
                    new InvalidInput("An admin must name the customer: set customerId.", List.of("customerId")));
        }
        return Answer.of(store.customers().addresses(customerId));
    }
}
