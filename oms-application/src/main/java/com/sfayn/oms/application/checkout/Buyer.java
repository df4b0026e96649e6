package com.sfayn.oms.application.checkout;

import com.sfayn.oms.application.checkout.CheckoutItems.Command;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Claims;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.core.RequestRefusal.Forbidden;
import com.sfayn.oms.application.core.RequestRefusal.NotFound;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.internal.access.Caller;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.snapshot.CustomerAddressSnapshot;
import com.sfayn.oms.application.port.snapshot.CustomerSnapshot;
import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.order.party.CustomerDetails;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.List;
import java.util.Optional;

/** Determines the customer of a checkout: the caller, or the one that an admin names. */
record Buyer(TenantStore store, Caller caller, Command command) {
    static boolean buysForThemselves(Caller caller) {
        return caller.may(Permission.CHECKOUT_ITEMS, Role.CUSTOMER);
    }

    /** Checks that the caller may check out for the customer that the command names. */
    static Optional<Refusal> refusal(Caller caller, Command command) {
        String named = named(command);
        if (command.customerId() != null && !command.customerId().equals(named)) {
            return Optional.of(new InvalidInput(
                    "customerId and customerDetails.customerId name different customers.", List.of("customerId")));
        }
        if (caller.may(Permission.CHECKOUT_ITEMS, Role.ADMIN)) {
            return named == null && !buysForThemselves(caller)
                    ? Optional.of(new InvalidInput(
                            "An admin must name the customer: set customerId or customerDetails.",
                            List.of("customerId")))
                    : Optional.empty();
        }
        return named == null || named.equals(caller.customerId())
                ? Optional.empty()
                : Optional.of(new Forbidden("Only an admin may check out for another customer."));
    }

    Answer<CustomerDetails> details() {
        if (command.customerDetails() != null) return Answer.of(command.customerDetails());
        String customerId = named(command) == null ? caller.customerId() : named(command);
        Optional<CustomerSnapshot> snapshot = store.customers().find(customerId);
        if (snapshot.isPresent()) {
            CustomerSnapshot known = snapshot.get();
            return Answer.of(new CustomerDetails(customerId, known.firstName(), known.lastName(), known.email()));
        }
        if (!customerId.equals(caller.customerId())) {
            return Answer.refused(new NotFound("customer", customerId, List.of("customerId")));
        }
        Claims claims = caller.actor().claims();
        return Answer.of(new CustomerDetails(customerId, claims.firstName(), claims.lastName(), claims.email()));
    }

    /** Returns the customer's default shipping address, or null. */
    static Address defaultAddress(TenantStore store, String customerId) {
        return store.customers().addresses(customerId).stream()
                .filter(address -> address.type() == CustomerAddressSnapshot.Type.SHIPPING && address.isDefault())
                .map(CustomerAddressSnapshot::address)
                .findFirst()
                .orElse(null);
    }

    private static String named(Command command) {
        return command.customerDetails() == null
                ? command.customerId()
                : command.customerDetails().customerId();
    }
}
