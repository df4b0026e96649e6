/** Storage of orders, their events and their payments. */
package com.sfayn.oms.application.port.order;
