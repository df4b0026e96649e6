/** Where things go: addresses as the caller gave them, and the countries and states that rules compare by code. */
package com.sfayn.oms.domain.address;
