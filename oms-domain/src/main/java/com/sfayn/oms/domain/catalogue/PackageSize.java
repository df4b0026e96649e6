package com.sfayn.oms.domain.catalogue;

import java.math.BigDecimal;

/**
 * One packed unit.
 *
 * @param weight kilograms, above zero
 * @param length whole centimetres
 * @param width whole centimetres
 * @param height whole centimetres
 */
public record PackageSize(BigDecimal weight, int length, int width, int height) {}
