package com.sfayn.oms.domain.order.line;

/** Units of one line: what a shipment holds, or what a cancellation gave up. */
public record LineUnits(String lineId, String sku, int quantity) {}
