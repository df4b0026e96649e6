package com.sfayn.oms.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** An order as returned by the API. */
record DemoOrder(JsonNode json) {
    static final String FRAGMENT = """
            fragment Seen on Order {
              orderId version status paymentStatus currency
              lineItems { lineId productSku orderQuantity quantityShipped productPrice { amount } }
              pricing {
                items { amount } discounts { amount } shipping { amount } tax { amount } total { amount }
                taxes { name rate base { amount } amount { amount } }
                offers { offerId name applied amount { amount } refusal { code message } }
              }
              shipments { shipmentId carrier trackingReference lines { productSku quantity } }
            }""";

    String id() {
        return json.get("orderId").textValue();
    }

    String status() {
        return json.get("status").textValue();
    }

    int version() {
        return json.get("version").intValue();
    }

    /** @param part items, discounts, shipping, tax or total */
    String amount(String part) {
        return json.at("/pricing/" + part + "/amount").textValue();
    }

    String total() {
        return amount("total") + " " + json.get("currency").textValue();
    }

    /** Returns the calculation of the total on one line. */
    String sum() {
        StringBuilder sum = new StringBuilder("items ").append(amount("items"));
        if (!amount("discounts").equals("0.00")) sum.append(" - discounts ").append(amount("discounts"));
        sum.append(" + shipping ").append(amount("shipping"));
        sum.append(" + tax ").append(amount("tax"));
        return sum.append(" = ").append(total()).toString();
    }

    /** Returns the first tax, e.g. "GST 9 % of 20.00 = 1.80". */
    String tax() {
        JsonNode tax = json.at("/pricing/taxes/0");
        String percent = new BigDecimal(tax.path("rate").asText("0"))
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString();
        return "%s %s %% of %s = %s"
                .formatted(
                        tax.path("name").asText(),
                        percent,
                        tax.at("/base/amount").asText(),
                        tax.at("/amount/amount").asText());
    }

    String lineId(String sku) {
        for (JsonNode line : json.get("lineItems")) {
            if (line.get("productSku").textValue().equals(sku))
                return line.get("lineId").textValue();
        }
        throw new DemoStepException("expected a line with " + sku + ", found none");
    }
}
