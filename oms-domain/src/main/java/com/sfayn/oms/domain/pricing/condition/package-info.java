/** Parses the conditions of offers, shipping options and tax rules: windows of time, amounts, lists. */
package com.sfayn.oms.domain.pricing.condition;
