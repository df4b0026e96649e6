package com.sfayn.oms.graphql.internal.mutation;

import com.sfayn.oms.application.checkout.Item;
import com.sfayn.oms.domain.address.AddressForm;
import com.sfayn.oms.domain.order.LineQuantity;
import com.sfayn.oms.domain.order.LineRef;
import com.sfayn.oms.domain.order.party.CustomerDetails;
import com.sfayn.oms.graphql.internal.wiring.InputFields;
import java.util.List;

/** Converts input objects that several mutations share. Every method returns null for an absent value. */
public final class Inputs {
    private Inputs() {}

    public static AddressForm address(InputFields input, String field) {
        return input.object(
                field,
                address -> new AddressForm(
                        address.string("recipient"),
                        address.string("company"),
                        address.string("street"),
                        address.string("street2"),
                        address.string("city"),
                        address.string("state"),
                        address.string("postal"),
                        address.string("phone"),
                        address.string("country")));
    }

    public static CustomerDetails customer(InputFields input, String field) {
        return input.object(
                field,
                customer -> new CustomerDetails(
                        customer.string("customerId"),
                        customer.string("firstName"),
                        customer.string("lastName"),
                        customer.string("email")));
    }

    public static List<Item> items(InputFields input) {
        return input.objects("productSkus", Inputs::item);
    }

    public static Item item(InputFields item) {
        return new Item(
                item.string("productSku"),
                item.number("orderQuantity"),
                item.string("vendorId"),
                item.value("customization"));
    }

    public static List<LineRef> lines(InputFields input) {
        return input.objects("productSkus", Inputs::line);
    }

    public static LineRef line(InputFields line) {
        return new LineRef(line.string("lineId"), line.string("productSku"));
    }

    public static List<LineQuantity> units(InputFields input) {
        return input.objects("lines", units -> new LineQuantity(line(units), units.number("quantity")));
    }
}
