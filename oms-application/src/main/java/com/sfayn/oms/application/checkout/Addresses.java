package com.sfayn.oms.application.checkout;

import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.address.AddressForm;
import com.sfayn.oms.domain.order.OrderRefusal;
import com.sfayn.oms.domain.order.OrderRefusal.DestinationInvalid;
import java.util.ArrayList;
import java.util.List;

/** Addresses of a request, resolved, or what is wrong with them. */
public final class Addresses {
    private final List<OrderRefusal> refusals = new ArrayList<>();

    /**
     * The address, or null if none was given or it can't be resolved; then the reasons are among the refusals.
     *
     * @param field the input's field, e.g. {@code billingAddress}
     */
    public Address resolved(AddressForm form, String field) {
        if (form == null) return null;
        var reading = form.resolve();
        reading.problems()
                .forEach(problem ->
                        refusals.add(new DestinationInvalid(problem.message(), List.of(field, problem.key()))));
        return reading.value().orElse(null);
    }

    public List<OrderRefusal> refusals() {
        return List.copyOf(refusals);
    }
}
