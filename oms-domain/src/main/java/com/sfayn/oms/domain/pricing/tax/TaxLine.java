package com.sfayn.oms.domain.pricing.tax;

import com.sfayn.oms.domain.money.Money;
import java.math.BigDecimal;

/**
 * One tax on one order.
 *
 * @param rate a fraction: 0.09 is 9 %
 * @param base taxed amount; net, even if prices include tax
 * @param amount rounded once
 */
public record TaxLine(String name, BigDecimal rate, Money base, Money amount) {}
