package com.sfayn.oms.server.durability;

import com.fasterxml.jackson.databind.JsonNode;
import com.sfayn.oms.server.durability.OrderLedger.Change;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A customer and a vendor of one tenant who take one order after the other through its life, as fast as they can. */
final class Client {
    static final List<String> SKUS = List.of("SKU-1", "SKU-2", "SKU-3", "SKU-4");
    static final String VENDOR = "v-1";

    private static final String SEEN = """
            fragment Seen on Order {
              orderId version status paymentStatus fulfilmentStatus cancellationReason updatedAt
              destination { street city } shipping { optionId cost { amount } } pricing { total { amount } }
              lineItems { lineId productSku orderQuantity quantityShipped quantityCancelled }
              payments { method state amount { amount } }
              shipments { shipmentId trackingReference lines { productSku quantity } }
              history(first: 100) { nodes { sequence version } }
            }""";

    private final GraphQLCaller customer;
    private final GraphQLCaller vendor;
    private final Random random;
    private final AtomicInteger acknowledgements;
    private final List<OrderLedger> round = new ArrayList<>();
    private volatile boolean ended;

    Client(GraphQLCaller customer, GraphQLCaller vendor, Random random, AtomicInteger acknowledgements) {
        this.customer = customer;
        this.vendor = vendor;
        this.random = random;
        this.acknowledgements = acknowledgements;
    }

    /** Goes on until the server dies or {@link #end} is called. */
    void run() {
        try {
            while (!ended) life();
        } catch (IOException e) {
            // the server is gone, in the middle of something: what the ledger is for
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void end() {
        ended = true;
    }

    /** The orders since the last call. */
    List<OrderLedger> takeRound() {
        List<OrderLedger> orders = List.copyOf(round);
        round.clear();
        return orders;
    }

    void moveTo(URI endpoint) {
        customer.moveTo(endpoint);
        vendor.moveTo(endpoint);
        ended = false;
    }

    JsonNode look(String orderId) throws IOException, InterruptedException {
        return customer.answer(
                "query($id: String!) { answer: getOrder(orderId: $id) { ...Seen } } " + SEEN, Map.of("id", orderId));
    }

    /** Sends the change, perhaps again. */
    JsonNode send(Change change) throws IOException, InterruptedException {
        String payload = change.mutation().equals("checkoutItems") ? "order: orders" : "order";
        String document = "mutation($input: " + change.inputType() + "!) { answer: " + change.mutation()
                + "(input: $input) { replayed result { success } " + payload
                + " { ...Seen } errors { code message } } } " + SEEN;
        boolean vendors = change.mutation().startsWith("mark");
        JsonNode answer = (vendors ? vendor : customer).answer(document, Map.of("input", change.input()));
        if (!answer.at("/result/success").booleanValue()) {
            throw new AssertionError(change + " was refused: " + answer.get("errors"));
        }
        return answer;
    }

    static JsonNode order(JsonNode answer) {
        JsonNode order = answer.get("order");
        return order.isArray() ? order.get(0) : order;
    }

    private void life() throws IOException, InterruptedException {
        OrderLedger order = new OrderLedger();
        round.add(order);
        List<Map<String, Object>> lines = new ArrayList<>();
        for (String sku : SKUS) {
            if (lines.isEmpty() || random.nextBoolean()) {
                lines.add(Map.of("productSku", sku, "orderQuantity", 1 + random.nextInt(4)));
            }
        }
        change(order, "checkoutItems", "CheckoutItemsInput", Map.of("vendorId", VENDOR, "productSkus", lines));
        String street = random.nextInt(1000) + " Orchard Road";
        Map<String, Object> address =
                Map.of("street", street, "city", "Singapore", "postal", "238824", "country", "Singapore");
        change(order, "changeDestination", "ChangeDestinationInput", Map.of("address", address));
        change(order, "selectShippingOption", "SelectShippingOptionInput", Map.of("optionId", "Standard"));
        if (random.nextInt(10) == 0) return;
        change(order, "placeOrder", "PlaceOrderInput", Map.of());
        if (random.nextInt(4) == 0) {
            change(order, "cancelOrder", "CancelOrderInput", Map.of("cancellationReason", "Changed my mind"));
            return;
        }
        change(order, "confirmOrder", "ConfirmOrderInput", Map.of("paymentMethod", "Cash On Delivery"));
        if (random.nextInt(3) == 0) return;
        if (random.nextBoolean()) {
            String sku = order.acknowledged().at("/lineItems/0/productSku").textValue();
            List<Map<String, Object>> one = List.of(Map.of("productSku", sku, "quantity", 1));
            change(order, "markAsShipped", "MarkAsShippedInput", Map.of("lines", one));
            if (order.acknowledged().get("status").textValue().equals("SHIPPED")) return;
        }
        change(order, "markAsShipped", "MarkAsShippedInput", Map.of("carrier", "Ninja Van"));
        change(order, "markAsCompleted", "OrderInput", Map.of());
    }

    private void change(OrderLedger order, String mutation, String inputType, Map<String, Object> input)
            throws IOException, InterruptedException {
        if (ended) throw new IOException("ended");
        Map<String, Object> whole = new HashMap<>(input);
        whole.put("idempotencyKey", UUID.randomUUID().toString());
        if (order.acknowledged() != null) whole.put("orderId", order.orderId());
        Change change = new Change(mutation, inputType, whole);
        order.sending(change);
        order.answered(order(send(change)));
        acknowledgements.incrementAndGet();
    }
}
