package com.sfayn.oms.application.checkout;

import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.internal.access.Caller;
import com.sfayn.oms.application.internal.change.Fingerprint;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.snapshot.CustomerAddressSnapshot;
import com.sfayn.oms.application.port.snapshot.CustomerSnapshot;
import com.sfayn.oms.application.port.snapshot.SnapshotChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.CustomerAddressChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.CustomerChange;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.order.party.CustomerDetails;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps what checkouts say of customers and their addresses, for tenants that have no other source of them. It adds to
 * what is on record and takes nothing away; which user a customer belongs to it says of new ones only.
 */
final class CheckoutCustomers {
    private static final String SOURCE = "checkout";
    private static final int DIGITS_OF_ID = 24;

    private final Function<TenantId, TenantSettings> settings;

    CheckoutCustomers(Function<TenantId, TenantSettings> settings) {
        this.settings = settings;
    }

    /**
     * Copies whom an accepted checkout was for, where the tenant wants it so.
     *
     * @param given the destination that the checkout named, or null
     */
    void copy(TenantStore store, Caller caller, CustomerDetails customer, Address given, Instant now) {
        if (!settings.apply(caller.actor().tenant()).customersFromCheckout()) return;
        SourceStamp stamp = SourceStamp.withoutId(now, SOURCE);
        Optional<CustomerSnapshot> known = store.customers().find(customer.customerId());
        boolean own = Buyer.buysForThemselves(caller) && customer.customerId().equals(caller.customerId());
        if (own && known.filter(found -> isAnotherUsers(found, caller)).isPresent()) return;
        CustomerSnapshot merged = merged(customer, known, own ? caller.actor().user() : null);
        if (!known.equals(Optional.of(merged))) put(store, new CustomerChange(merged), stamp);
        if (given != null) copyAddress(store, customer.customerId(), given, stamp);
    }

    private static void copyAddress(TenantStore store, String customerId, Address given, SourceStamp stamp) {
        List<CustomerAddressSnapshot> known = store.customers().addresses(customerId).stream()
                .filter(address -> address.type() == CustomerAddressSnapshot.Type.SHIPPING)
                .toList();
        if (known.stream().anyMatch(address -> address.address().equals(given))) return;
        boolean first = known.stream().noneMatch(CustomerAddressSnapshot::isDefault);
        String addressId = SOURCE + "-" + Fingerprint.of(given).substring(0, DIGITS_OF_ID);
        CustomerAddressSnapshot added = new CustomerAddressSnapshot(
                customerId, addressId, CustomerAddressSnapshot.Type.SHIPPING, given, first, true);
        put(store, new CustomerAddressChange(added), stamp);
    }

    private static boolean isAnotherUsers(CustomerSnapshot customer, Caller caller) {
        return customer.userId() != null
                && !customer.userId().equals(caller.actor().user());
    }

    private static CustomerSnapshot merged(
            CustomerDetails said, Optional<CustomerSnapshot> known, String userOfNewCustomer) {
        return new CustomerSnapshot(
                said.customerId(),
                known.isPresent() ? known.get().userId() : userOfNewCustomer,
                first(said.firstName(), known.map(CustomerSnapshot::firstName)),
                first(said.lastName(), known.map(CustomerSnapshot::lastName)),
                first(said.email(), known.map(CustomerSnapshot::email)),
                known.map(CustomerSnapshot::active).orElse(true));
    }

    private static String first(String said, Optional<String> known) {
        return said == null || said.isBlank() ? known.orElse(null) : said;
    }

    private static void put(TenantStore store, SnapshotChange change, SourceStamp stamp) {
        store.snapshots().put(change.type(), List.of(change), stamp);
    }
}
