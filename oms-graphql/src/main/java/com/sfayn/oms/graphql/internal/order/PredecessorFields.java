package com.sfayn.oms.graphql.internal.order;

import static com.sfayn.oms.graphql.internal.order.OrderTypes.of;

import com.sfayn.oms.application.core.OrderView;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.delivery.Shipment;
import com.sfayn.oms.domain.order.line.LineItem;
import com.sfayn.oms.domain.parsing.Ascii;
import com.sfayn.oms.domain.pricing.LinePricing;
import com.sfayn.oms.domain.pricing.offer.OfferEvaluation;
import com.sfayn.oms.domain.pricing.tax.TaxLine;
import com.sfayn.oms.graphql.internal.wiring.Times;
import com.sfayn.oms.graphql.internal.wiring.TypeFields;
import java.util.List;
import java.util.stream.Collectors;

/** Wires the deprecated fields of the predecessor's clients; each derives from a current field. */
final class PredecessorFields {
    private PredecessorFields() {}

    static void addTo(TypeFields<OrderView> fields) {
        fields.field("orderStatus", of(order -> capitalised(order.status().name())))
                .field("dateCreated", of(order -> Times.text(order.timeline().createdAt())))
                .field("dateModified", of(order -> Times.utc(order.timeline().updatedAt())))
                .field("customerDetails", of(order -> order.parties().customer()))
                .field("shippingDetails", of(order -> order.delivery().shipping()))
                .field("paymentDetails", of(LatestPayment::of))
                .field("shippingReference", of(PredecessorFields::shippingReference))
                .field("totalAmount", of(order -> order.pricing().items()))
                .field("totalDiscountsFee", of(order -> order.pricing().discounts()))
                .field("taxAmount", of(order -> order.pricing().tax()))
                .field("finalAmount", of(order -> order.pricing().total()))
                .field("taxDetails", of(PredecessorFields::taxDetails))
                .field("offerDetail", of(PredecessorFields::offerDetail));
    }

    private static String capitalised(String name) {
        return name.charAt(0) + Ascii.toLowerCase(name.substring(1));
    }

    private static String shippingReference(Order order) {
        List<Shipment> shipments = order.shipments();
        return shipments.isEmpty()
                ? null
                : shipments.get(shipments.size() - 1).tracking().reference();
    }

    private static List<String> taxDetails(Order order) {
        return order.pricing().taxes().stream()
                .map(PredecessorFields::taxDetail)
                .toList();
    }

    private static String taxDetail(TaxLine tax) {
        String percent = tax.rate().movePointRight(2).stripTrailingZeros().toPlainString();
        return tax.name() + " (" + percent + " %) | " + tax.amount();
    }

    private static List<String> offerDetail(Order order) {
        return order.pricing().offers().stream()
                .filter(OfferEvaluation::applied)
                .map(offer -> offer.name() + " | " + skus(order, offer) + " | " + offer.amount())
                .toList();
    }

    private static String skus(Order order, OfferEvaluation offer) {
        return order.lines().stream()
                .filter(line -> offer.offerId().equals(line.giftOf()) || isDiscounted(order, line, offer))
                .map(LineItem::sku)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static boolean isDiscounted(Order order, LineItem line, OfferEvaluation offer) {
        LinePricing price = order.pricing().line(line.lineId());
        return price.discounts().stream().anyMatch(share -> share.offerId().equals(offer.offerId()));
    }
}
