package com.sfayn.oms.application.checkout;

import com.sfayn.oms.application.checkout.CheckoutItems.Command;
import com.sfayn.oms.domain.order.Origin;
import com.sfayn.oms.domain.order.line.InputPath;
import com.sfayn.oms.domain.order.party.CustomerDetails;
import com.sfayn.oms.domain.parsing.InputText;
import com.sfayn.oms.domain.parsing.LengthRule;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Validates a checkout's input without database access. */
final class CheckoutInput {
    private CheckoutInput() {}

    static List<Refusal> refusals(Command command, Origin origin) {
        List<Refusal> refusals = new ArrayList<>(Items.refusals(command.productSkus(), InputPath::ofCart));
        for (int i = 0; i < command.productSkus().size(); i++) {
            if (command.vendorOf(command.productSkus().get(i)) == null) {
                refusals.add(new InvalidInput(
                        "vendorId is missing: set it on the item or on the checkout.",
                        List.of("productSkus", Integer.toString(i), "vendorId")));
            }
        }
        long vendors =
                command.productSkus().stream().map(command::vendorOf).distinct().count();
        if (command.externalReference() != null && vendors > 1) {
            refusals.add(new InvalidInput(
                    "An externalReference identifies one order, but the items of " + vendors
                            + " vendors make one order each.",
                    List.of("externalReference")));
        }
        customer(command.customerDetails(), refusals);
        refusals.addAll(origin.refusals());
        return refusals;
    }

    private static void customer(CustomerDetails customer, List<Refusal> refusals) {
        if (customer == null) return;
        if (InputText.isBlank(customer.customerId())) {
            refusals.add(new InvalidInput(
                    "The customerId is blank; set it, or leave customerDetails out.",
                    List.of("customerDetails", "customerId")));
        }
        atMost(customer.customerId(), "customerId", refusals);
        atMost(customer.firstName(), "firstName", refusals);
        atMost(customer.lastName(), "lastName", refusals);
        atMost(customer.email(), "email", refusals);
    }

    /** Accepts empty names: clients of the predecessor send them. */
    private static void atMost(String value, String field, List<Refusal> refusals) {
        LengthRule.upTo(LengthRule.SHORT, "The " + field)
                .problem(value)
                .ifPresent(problem -> refusals.add(new InvalidInput(problem, List.of("customerDetails", field))));
    }
}
