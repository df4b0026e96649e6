/** Storage of webhook sources, their secrets and received events. */
package com.sfayn.oms.application.port.webhook;
