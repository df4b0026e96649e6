/** Addresses as the caller gave them, and the codes of their countries and states, which rules compare. */
package com.sfayn.oms.domain.address;
