/**
 * Calculates the price of an order. Pure functions: the same basket, catalogue and instant always give the same
 * {@link com.sfayn.oms.domain.pricing.Pricing}. New offer types, shipping methods and tax calculations belong here.
 */
package com.sfayn.oms.domain.pricing;
