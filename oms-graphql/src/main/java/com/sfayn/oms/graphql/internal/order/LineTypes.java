package com.sfayn.oms.graphql.internal.order;

import com.sfayn.oms.domain.catalogue.PackageSize;
import com.sfayn.oms.domain.order.delivery.Shipment;
import com.sfayn.oms.domain.order.line.Customization;
import com.sfayn.oms.domain.order.line.LineUnits;
import com.sfayn.oms.domain.pricing.offer.DiscountShare;
import com.sfayn.oms.graphql.internal.wiring.Times;
import com.sfayn.oms.graphql.internal.wiring.TypeFields;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;

/** Wires the types of lines, packages and shipments. */
public final class LineTypes {
    private LineTypes() {}

    public static RuntimeWiring.Builder wire(RuntimeWiring.Builder wiring) {
        return wiring.type(lineItem().wiring())
                .type(TypeFields.of("DiscountShare", DiscountShare.class)
                        .field("offerId", DiscountShare::offerId)
                        .field("couponCode", DiscountShare::couponCode)
                        .field("amount", DiscountShare::amount)
                        .wiring())
                .type(TypeFields.of("Package", PackageSize.class)
                        .field("weight", PackageSize::weight)
                        .field("dimensions", size -> List.of(size.length(), size.width(), size.height()))
                        .wiring())
                .type(TypeFields.of("Shipment", Shipment.class)
                        .field("shipmentId", Shipment::shipmentId)
                        .field("lines", Shipment::lines)
                        .field("carrier", shipment -> shipment.tracking().carrier())
                        .field(
                                "trackingReference",
                                shipment -> shipment.tracking().reference())
                        .field("trackingNumber", shipment -> shipment.tracking().number())
                        .field("trackingUrl", shipment -> shipment.tracking().url())
                        .field("shippedAt", shipment -> Times.utc(shipment.shippedAt()))
                        .wiring())
                .type(TypeFields.of("ShipmentLine", LineUnits.class)
                        .field("lineId", LineUnits::lineId)
                        .field("productSku", LineUnits::sku)
                        .field("quantity", LineUnits::quantity)
                        .wiring());
    }

    private static Object customization(PricedLine line) {
        Customization customization = line.item().customization();
        return customization == null ? null : customization.value();
    }

    private static TypeFields<PricedLine> lineItem() {
        return TypeFields.of("LineItem", PricedLine.class)
                .field("lineId", line -> line.item().lineId())
                .field("productSku", line -> line.item().sku())
                .field("productName", line -> line.item().name())
                .field("productCategory", line -> line.item().category())
                .field("vendor", PricedLine::vendor)
                .field("customization", LineTypes::customization)
                .field("options", line -> line.item().options())
                .field("orderQuantity", line -> line.item().quantity())
                .field("quantityShipped", line -> line.item().shipped())
                .field("quantityCancelled", line -> line.item().cancelled())
                .field("productPrice", line -> line.item().price())
                .field("total", line -> line.price().total())
                .field("discount", line -> line.price().discount())
                .field("discounts", line -> line.price().discounts())
                .field("tax", line -> line.price().tax())
                .field("isFreeGift", line -> line.item().isGift())
                .field("isTaxable", line -> line.item().taxable())
                .field("requiresShipping", line -> line.item().requiresShipping())
                .field("package", line -> line.item().packageSize());
    }
}
