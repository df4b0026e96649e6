package com.sfayn.oms.server.stream;

import com.sfayn.oms.application.event.EventTypes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Random changes of many entities as other systems would write them: each with its own mark, in random order, some of
 * them twice. Also computes the expected result, by comparing timestamps only.
 */
final class RandomEvents {
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SHARE_OF_DUPLICATES = 5;

    /** Changes at the same instant, which are ordered by id. */
    private static final int AT_ONCE = 3;

    private final Random random;
    private final List<Event> distinct = new ArrayList<>();
    private final List<Event> written;

    /** @param count number of distinct events; duplicates are added */
    RandomEvents(long seed, int count) {
        random = new Random(seed);
        for (int n = 0; n < count; n++) distinct.add(event(n));
        written = new ArrayList<>(distinct);
        for (int n = 0; n < count / SHARE_OF_DUPLICATES; n++) written.add(distinct.get(random.nextInt(count)));
        Collections.shuffle(written, random);
    }

    /** Returns all events, duplicates included, in the order in which they are written. */
    List<Event> written() {
        return written;
    }

    List<Event> distinct() {
        return distinct;
    }

    /** Returns the newest change of each entity. */
    Map<String, Event> newest() {
        Comparator<Event> byStamp = Comparator.comparing(Event::occurredAt).thenComparing(Event::id);
        Map<String, Event> newest = new TreeMap<>();
        for (Event event : distinct) {
            newest.merge(event.entity(), event, (a, b) -> byStamp.compare(a, b) > 0 ? a : b);
        }
        return newest;
    }

    /**
     * One change.
     *
     * @param entity tenant, table and key of the changed row
     * @param mark value that the row has if this change wins
     */
    record Event(String entity, String id, Instant occurredAt, String mark, Map<String, String> fields) {
        String stream() {
            return EventTypes.stream(fields.get("event_type"));
        }

        String tenant() {
            return fields.get("tenant_id");
        }
    }

    private Event event(int n) {
        String mark = "mark" + n + "x";
        String id = "e-%06d".formatted(random.nextInt(10) * 100_000 + n);
        Instant at = BEGINNING.plusMillis(n / AT_ONCE);
        String tenant = "t-" + random.nextInt(2);
        String vendor = "v-" + random.nextInt(5);
        int number = random.nextInt(12);
        Map<String, String> fields = new LinkedHashMap<>();
        String entity = switch (random.nextInt(6)) {
            case 0 -> product(fields, vendor, "sku-" + number, mark);
            case 1 -> vendor(fields, "v-" + number, mark);
            case 2 -> offer(fields, vendor, "o-" + number, mark);
            case 3 -> coupon(fields, vendor, "CODE" + number, mark);
            case 4 -> shippingOption(fields, vendor, "s-" + number, mark);
            default -> login(fields, "user-" + number, mark);
        };
        fields.put("tenant_id", tenant);
        fields.put("event_id", id);
        fields.put("occurred_at", at.toString());
        return new Event(tenant + "/" + entity, id, at, mark, new HashMap<>(fields));
    }

    private static String product(Map<String, String> fields, String vendor, String sku, String mark) {
        fields.put("event_type", "product_catalog.events.ProductUpdatedEvent");
        fields.put("vendor_id", vendor);
        fields.put("product_sku", sku);
        fields.put("product_id", "p-" + sku);
        fields.put("product_name", mark);
        fields.put("product_category", "Things");
        fields.put("options", "{\"size\": \"L\", \"colours\": [\"red\", \"blue\"]}");
        fields.put("product_price", "1.50");
        fields.put("product_currency", "SGD");
        fields.put("stock", "10");
        fields.put("package_weight", "0.5");
        fields.put("package_length", "10");
        fields.put("package_width", "10");
        fields.put("package_height", "10");
        fields.put("is_active", "true");
        return "product/" + vendor + "/" + sku;
    }

    private static String vendor(Map<String, String> fields, String vendor, String mark) {
        fields.put("event_type", "vendor_registry.events.VendorUpdatedEvent");
        fields.put("vendor_id", vendor);
        fields.put("name", mark);
        fields.put("country", "Singapore");
        fields.put("is_active", "true");
        return "vendor/" + vendor;
    }

    private static String offer(Map<String, String> fields, String vendor, String offer, String mark) {
        fields.put("event_type", "vendor_registry.events.VendorOfferUpdatedEvent");
        fields.put("vendor_id", vendor);
        fields.put("offer_id", offer);
        fields.put("offer_type", "percentage_discount");
        fields.put("name", mark);
        fields.put("discount_value", "10");
        fields.put("conditions", "{\"eligible_products\": [\"sku-1\"]}");
        fields.put("required_coupon", "false");
        fields.put("stackable", "true");
        fields.put("priority", "1");
        fields.put("start_date", "");
        fields.put("end_date", "");
        fields.put("is_active", "true");
        return "offer/" + vendor + "/" + offer;
    }

    private static String coupon(Map<String, String> fields, String vendor, String code, String mark) {
        fields.put("event_type", "vendor_registry.events.VendorCouponUpdatedEvent");
        fields.put("vendor_id", vendor);
        fields.put("coupon_code", code);
        fields.put("offer_id", mark);
        fields.put("start_date", "");
        fields.put("end_date", "");
        fields.put("is_active", "true");
        return "coupon/" + vendor + "/" + code;
    }

    private static String shippingOption(Map<String, String> fields, String vendor, String option, String mark) {
        fields.put("event_type", "vendor_registry.events.VendorShippingOptionUpdatedEvent");
        fields.put("vendor_id", vendor);
        fields.put("option_id", option);
        fields.put("name", mark);
        fields.put("method", "Standard");
        fields.put("delivery_time", "2-3 Days");
        fields.put("conditions", "{\"max_weight\": 30}");
        fields.put("base_cost", "5.00");
        fields.put("flat_rate", "0");
        fields.put("currency", "SGD");
        fields.put("is_active", "true");
        return "shipping_option/" + vendor + "/" + option;
    }

    private static String login(Map<String, String> fields, String user, String mark) {
        fields.put("event_type", EventTypes.USER_LOGGED_IN);
        fields.put("sub", user);
        fields.put("roles", "[\"customer\"]");
        fields.put("email", user + "@example.com");
        fields.put("name", mark + " Doe");
        fields.put("token_type", "Bearer");
        return "customer/" + user;
    }
}
