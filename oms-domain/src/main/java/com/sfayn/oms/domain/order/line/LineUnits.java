package com.sfayn.oms.domain.order.line;

/** Units of one line, for example shipped or cancelled ones. */
public record LineUnits(String lineId, String sku, int quantity) {}
