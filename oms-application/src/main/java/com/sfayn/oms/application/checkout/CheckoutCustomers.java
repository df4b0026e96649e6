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
 * Copies customers and addresses from checkouts to customer records, for tenants without another source of them. Adds
 * and updates, but deletes nothing; sets the user of new customers only.
 */
final class CheckoutCustomers {
    private static final String SOURCE = "checkout";
    private static final int DIGITS_OF_ID = 24;

    private final Function<TenantId, TenantSettings> settings;

    CheckoutCustomers(Function<TenantId, TenantSettings> settings) {
        this.settings = settings;
    }

    /**
     * Copies the customer of an accepted checkout, if the tenant's settings enable it.
     *
     * @param given the destination in the checkout, or null
     */
    void copy(TenantStore store, Caller caller, CustomerDetails customer, Address given, Instant now) {
        if (!settings.apply(caller.actor().tenant()).customersFromCheckout()) return;
        SourceStamp stamp = SourceStamp.withoutId(now, SOURCE);
        Optional<CustomerSnapshot> known = store.customers().find(customer.customerId());
        boolean own = Buyer.buysForThemselves(caller) && customer.customerId().equals(caller.customerId());
        if (own
                && known.filter(found -> found.isOfAnotherUser(caller.actor().user()))
                        .isPresent()) return;
        String userOfNewCustomer = own ? caller.actor().user() : null;
        CustomerSnapshot merged = known.orElseGet(
                        () -> CustomerSnapshot.unnamed(customer.customerId(), userOfNewCustomer))
                .named(customer.firstName(), customer.lastName(), customer.email());
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

    private static void put(TenantStore store, SnapshotChange change, SourceStamp stamp) {
        store.snapshots().put(change.type(), List.of(change), stamp);
    }
}
