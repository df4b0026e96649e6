package com.sfayn.oms.application.memory;

import com.sfayn.oms.application.port.snapshot.CustomerAddressSnapshot;
import com.sfayn.oms.application.port.snapshot.CustomerRepository;
import com.sfayn.oms.application.port.snapshot.CustomerSnapshot;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.CustomerAddressChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.CustomerChange;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Customers and their addresses in a map. */
record InMemoryCustomers(TenantData data) implements CustomerRepository {
    @Override
    public Optional<CustomerSnapshot> find(String customerId) {
        return customers()
                .filter(customer -> customer.customerId().equals(customerId))
                .findFirst();
    }

    @Override
    public Optional<CustomerSnapshot> ofUser(String user) {
        return customers()
                .filter(customer -> customer.active() && user.equals(customer.userId()))
                .findFirst();
    }

    @Override
    public List<CustomerAddressSnapshot> addresses(String customerId) {
        return CustomerAddressSnapshot.withOneDefault(data.rows.values().stream()
                .filter(row -> row.change() instanceof CustomerAddressChange)
                .sorted(Comparator.comparing((TenantData.Row row) -> row.stamp().at())
                        .thenComparing(row -> row.stamp().id())
                        .thenComparing(row -> row.change().key().get(1))
                        .reversed())
                .map(row -> ((CustomerAddressChange) row.change()).address())
                .filter(address -> address.active() && address.customerId().equals(customerId))
                .toList());
    }

    private Stream<CustomerSnapshot> customers() {
        return data.rows.values().stream()
                .map(TenantData.Row::change)
                .filter(CustomerChange.class::isInstance)
                .map(change -> ((CustomerChange) change).customer());
    }
}
