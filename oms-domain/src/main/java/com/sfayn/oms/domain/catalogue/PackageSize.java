package com.sfayn.oms.domain.catalogue;

import java.math.BigDecimal;

/**
 * One packed unit.
 *
 * @param weight kilograms, zero or more
 * @param length whole centimetres, zero or more; so are the others
 * @param width whole centimetres
 * @param height whole centimetres
 */
public record PackageSize(BigDecimal weight, int length, int width, int height) {}
