/** How orders, their events and their payments are stored. */
package com.sfayn.oms.application.port.order;
