package com.sfayn.oms.server.demo;

import static com.sfayn.oms.server.demo.DemoSteps.expect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The demo steps: an order from cart to COMPLETED, and requests that must be refused. */
final class OrderDemo {
    private static final Map<String, Object> SINGAPORE =
            Map.of("street", "1 Orchard Road", "city", "Singapore", "postal", "238824", "country", "Singapore");

    private final DemoSteps steps;
    private final Function<DemoPerson, GraphQLClient> clients;
    private DemoOrder order;
    private DemoOrder plain;

    OrderDemo(DemoSteps steps, Function<DemoPerson, GraphQLClient> clients) {
        this.steps = steps;
        this.clients = clients;
    }

    /**
     * Runs the steps.
     *
     * @return the order that was placed
     * @throws DemoStepException at the first step without the expected result
     */
    DemoOrder run() {
        steps.chapter("Every user syncs once: the token's identity and roles are stored");
        for (DemoPerson person : DemoPerson.values()) steps.step("The " + person.title(), () -> synced(person));

        steps.chapter("A simple order, without offers");
        steps.step("Check out 10 x T-SHIRT-L at 1.50", this::checkOutPlain);
        steps.step("Send it to Singapore with Standard shipping", this::shipPlain);

        steps.chapter("The main flow: from cart to completed order");
        steps.step("Check out 2 x HOODIE-M at 30.00 and 4 x T-SHIRT-L at 1.50", this::checkOut);
        steps.step("An unknown coupon is refused", this::wrongCoupon);
        steps.step("Add the coupon WELCOME25, 25 % off the discounted price", this::coupon);
        steps.step("Send it to Singapore", this::destination);
        steps.step("List the shipping options", this::shippingOptions);
        steps.step("Select Standard", this::standard);
        steps.step("Place it at the total shown", this::place);
        steps.step("Confirm it, cash on delivery", this::confirm);
        steps.step("The vendor ships the hoodies", this::shipFirst);
        steps.step("The vendor ships the rest", this::shipRest);
        steps.step("The vendor adds the tracking URL of the second parcel", this::track);
        steps.step("The vendor delivers it and collects the cash", this::complete);

        steps.chapter("Cancellation and tenant isolation");
        steps.step("The customer cancels the other order", this::cancel);
        steps.step("The customer of the other tenant requests the first order by its id", this::foreignOrder);
        steps.step("The customer of the other tenant lists orders", this::foreignOrders);
        steps.step("The other tenant sells the same T-SHIRT-L under its own name and price", this::foreignPrice);
        return order;
    }

    private String synced(DemoPerson person) {
        JsonNode answer = clients.apply(person)
                .data("mutation { syncUser { result { success } permissions errors { message } } }", Map.of())
                .get("syncUser");
        expect("success", true, answer.at("/result/success").booleanValue());
        return answer.get("permissions").size() + " permissions";
    }

    private String checkOutPlain() {
        plain = checkedOut(DemoPerson.CUSTOMER, Map.of("T-SHIRT-L", 10));
        expect("status", "DRAFT", plain.status());
        expect("items", "15.00", plain.amount("items"));
        return plain.id() + " is a DRAFT, items " + plain.amount("items");
    }

    private String shipPlain() {
        changed("changeDestination", "ChangeDestinationInput", plain, Map.of("address", SINGAPORE));
        plain = changed("selectShippingOption", "SelectShippingOptionInput", plain, Map.of("optionId", "Standard"));
        expect("shipping", "5.00", plain.amount("shipping"));
        expect("tax", "GST 9 % of 20.00 = 1.80", plain.tax());
        expect("total", "21.80 SGD", plain.total());
        return plain.sum() + " (" + plain.tax() + ")";
    }

    private String checkOut() {
        order = checkedOut(DemoPerson.CUSTOMER, Map.of("HOODIE-M", 2, "T-SHIRT-L", 4));
        expect("items", "66.00", order.amount("items"));
        expect("discounts", "6.00", order.amount("discounts"));
        return order.id() + ", items 66.00, 10 % off from two hoodies: discounts 6.00";
    }

    private String wrongCoupon() {
        return customer()
                .change("addCoupon", "CouponInput", Map.of("orderId", order.id(), "couponCode", "WELCOME99"))
                .refused("COUPON_NOT_FOUND");
    }

    private String coupon() {
        order = changed("addCoupon", "CouponInput", order, Map.of("couponCode", "WELCOME25"));
        expect("discounts", "21.00", order.amount("discounts"));
        return "another 15.00 off 60.00, discounts 21.00";
    }

    private String destination() {
        order = changed("changeDestination", "ChangeDestinationInput", order, Map.of("address", SINGAPORE));
        expect("tax", "GST 9 % of 45.00 = 4.05", order.tax());
        return order.tax();
    }

    private String shippingOptions() {
        JsonNode options = customer()
                .data(
                        "query($id: String!) { options: listShippingOptions(orderId: $id) { method deliveryTime cost {"
                                + " amount } } }",
                        Map.of("id", order.id()))
                .get("options");
        List<String> shown = new ArrayList<>();
        options.forEach(option -> shown.add("%s %s (%s)"
                .formatted(
                        option.get("method").textValue(),
                        option.at("/cost/amount").textValue(),
                        option.get("deliveryTime").textValue())));
        expect(
                "options",
                List.of("Flat Rate 12.00 (5-7 Days)", "Standard 5.00 (2-3 Days)"),
                shown.stream().sorted().toList());
        return String.join(", ", shown);
    }

    private String standard() {
        order = changed("selectShippingOption", "SelectShippingOptionInput", order, Map.of("optionId", "Standard"));
        expect("total", "54.50 SGD", order.total());
        return order.sum() + " (" + order.tax() + ")";
    }

    private String place() {
        Map<String, Object> seen = Map.of("amount", order.amount("total"), "currency", "SGD");
        order = changed("placeOrder", "PlaceOrderInput", order, Map.of("expectedTotal", seen));
        expect("status", "PENDING", order.status());
        return "PENDING, stock reserved, total " + order.total();
    }

    private String confirm() {
        order = changed("confirmOrder", "ConfirmOrderInput", order, Map.of("paymentMethod", "Cash On Delivery"));
        expect("status", "CONFIRMED", order.status());
        return "CONFIRMED, to be paid on delivery";
    }

    private String shipFirst() {
        Map<String, Object> hoodies = Map.of("productSku", "HOODIE-M", "quantity", 2);
        order = byVendor(
                "markAsShipped",
                "MarkAsShippedInput",
                Map.of(
                        "lines",
                        List.of(hoodies),
                        "carrier",
                        "Ninja Van",
                        "trackingReference",
                        "https://tracking.example/NV-1"));
        expect("status", "CONFIRMED", order.status());
        return "1 of 2 parcels, still CONFIRMED, tracking https://tracking.example/NV-1";
    }

    private String shipRest() {
        order = byVendor("markAsShipped", "MarkAsShippedInput", Map.of());
        expect("status", "SHIPPED", order.status());
        return "2 of 2 parcels, SHIPPED";
    }

    private String track() {
        String parcel = order.json().at("/shipments/1/shipmentId").textValue();
        order = byVendor(
                "addShippingTrackingReference",
                "AddShippingTrackingReferenceInput",
                Map.of("shipmentId", parcel, "shippingReference", "https://tracking.example/NV-2"));
        String found = order.json().at("/shipments/1/trackingReference").textValue();
        expect("tracking", "https://tracking.example/NV-2", found);
        return "tracking " + found;
    }

    private String complete() {
        order = byVendor("markAsCompleted", "OrderInput", Map.of());
        expect("status", "COMPLETED", order.status());
        expect("payment", "PAID", order.json().get("paymentStatus").textValue());
        return order.id() + " is COMPLETED and PAID, " + order.total();
    }

    private String cancel() {
        plain = changed("cancelOrder", "CancelOrderInput", plain, Map.of("cancellationReason", "Changed my mind"));
        expect("status", "CANCELLED", plain.status());
        return plain.id() + " is CANCELLED";
    }

    private String foreignOrder() {
        JsonNode found = stranger()
                .data("query($id: String!) { getOrder(orderId: $id) { orderId } }", Map.of("id", order.id()))
                .get("getOrder");
        expect("the order", true, found.isNull());
        return "not found";
    }

    private String foreignOrders() {
        JsonNode found =
                stranger().data("{ orders { nodes { orderId } } }", Map.of()).at("/orders/nodes");
        expect("orders", 0, found.size());
        return "none";
    }

    private String foreignPrice() {
        DemoOrder theirs = checkedOut(DemoPerson.STRANGER, Map.of("T-SHIRT-L", 1));
        expect("items", "99.00", theirs.amount("items"));
        return "items 99.00 there, 1.50 here";
    }

    private DemoOrder checkedOut(DemoPerson person, Map<String, Integer> quantities) {
        List<Map<String, Object>> lines = new ArrayList<>();
        quantities.forEach((sku, quantity) -> lines.add(Map.of("productSku", sku, "orderQuantity", quantity)));
        return clients.apply(person)
                .change("checkoutItems", "CheckoutItemsInput", Map.of("vendorId", "v-234", "productSkus", lines))
                .accepted();
    }

    private DemoOrder changed(String mutation, String inputType, DemoOrder changing, Map<String, Object> input) {
        return change(customer(), mutation, inputType, changing, input);
    }

    private DemoOrder byVendor(String mutation, String inputType, Map<String, Object> input) {
        return change(clients.apply(DemoPerson.VENDOR), mutation, inputType, order, input);
    }

    private static DemoOrder change(
            GraphQLClient client, String mutation, String inputType, DemoOrder changing, Map<String, Object> input) {
        Map<String, Object> whole = new HashMap<>(input);
        whole.put("orderId", changing.id());
        return client.change(mutation, inputType, whole).accepted();
    }

    private GraphQLClient customer() {
        return clients.apply(DemoPerson.CUSTOMER);
    }

    private GraphQLClient stranger() {
        return clients.apply(DemoPerson.STRANGER);
    }
}
