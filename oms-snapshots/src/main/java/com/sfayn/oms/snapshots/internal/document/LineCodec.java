package com.sfayn.oms.snapshots.internal.document;

import com.sfayn.oms.domain.catalogue.PackageSize;
import com.sfayn.oms.domain.order.line.Customization;
import com.sfayn.oms.domain.order.line.LineItem;

/** The stored form of an order's line. */
final class LineCodec {
    private LineCodec() {}

    static LineItem line(Members<LineItem> line) {
        return new LineItem(
                line.text("line_id", LineItem::lineId),
                line.text("product_sku", LineItem::sku),
                line.text("name", LineItem::name),
                line.text("category", LineItem::category),
                Customization.of(line.quoted("customization", LineCodec::customization)),
                line.quotedMap("options", LineItem::options),
                line.money("price", LineItem::price),
                line.part("package", LineItem::packageSize, LineCodec::packageSize),
                line.flag("taxable", LineItem::taxable),
                line.flag("requires_shipping", LineItem::requiresShipping, true),
                line.text("gift_of", LineItem::giftOf),
                line.number("quantity", LineItem::quantity),
                line.number("shipped", LineItem::shipped),
                line.number("cancelled", LineItem::cancelled));
    }

    private static Object customization(LineItem line) {
        return line.customization() == null ? null : line.customization().value();
    }

    private static PackageSize packageSize(Members<PackageSize> size) {
        return new PackageSize(
                size.decimal("weight_kg", PackageSize::weight),
                size.number("length_cm", PackageSize::length),
                size.number("width_cm", PackageSize::width),
                size.number("height_cm", PackageSize::height));
    }
}
