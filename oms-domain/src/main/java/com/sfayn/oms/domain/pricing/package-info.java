/**
 * What an order costs and why. Pure functions: the same basket, catalogue and instant always give the same
 * {@link com.sfayn.oms.domain.pricing.Pricing}. A new offer type, shipping method or tax calculation has its place here.
 */
package com.sfayn.oms.domain.pricing;
