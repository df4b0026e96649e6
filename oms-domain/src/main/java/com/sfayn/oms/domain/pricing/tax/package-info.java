/** Tax rules of tenants, and the built-in ones. */
package com.sfayn.oms.domain.pricing.tax;
