/** Exact amounts: no floating point, rounded once, half-up, to the currency's fraction digits. */
package com.sfayn.oms.domain.money;
