/** Tax rules: whose they are, what they tax, and the built-in ones. */
package com.sfayn.oms.domain.pricing.tax;
