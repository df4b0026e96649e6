package com.sfayn.oms.application.internal.address;

import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.address.AddressForm;
import com.sfayn.oms.domain.order.OrderRefusal.DestinationInvalid;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Resolves the addresses of a request and collects the refusals. */
public final class Addresses {
    private final List<Refusal> refusals = new ArrayList<>();

    /**
     * Returns the address, or null if it is missing or can't be resolved. Adds the refusals in the latter case.
     *
     * @param field the input's field, e.g. {@code billingAddress}
     */
    public Address resolved(AddressForm form, String field) {
        if (form == null) return null;
        var parsed = form.resolve();
        parsed.problems()
                .forEach(problem ->
                        refusals.add(new DestinationInvalid(problem.message(), List.of(field, problem.key()))));
        return parsed.value().orElse(null);
    }

    public List<Refusal> refusals() {
        return List.copyOf(refusals);
    }
}
