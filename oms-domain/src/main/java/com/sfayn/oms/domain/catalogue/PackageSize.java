package com.sfayn.oms.domain.catalogue;

import java.math.BigDecimal;

/**
 * Weight and dimensions of one packed unit.
 *
 * @param weight kilograms, zero or more
 * @param length whole centimetres, zero or more
 * @param width whole centimetres, zero or more
 * @param height whole centimetres, zero or more
 */
public record PackageSize(BigDecimal weight, int length, int width, int height) {}
