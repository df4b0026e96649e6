package com.sfayn.oms.domain.pricing;

final class ShippingMethods {}
