/** How webhook sources, their secrets and received events are stored. */
package com.sfayn.oms.application.port.webhook;
