/** Conditions of offers, shipping options and tax rules, parsed from JSON: windows of time, amounts, lists. */
package com.sfayn.oms.domain.pricing.condition;
