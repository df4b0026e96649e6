/** Turns webhook bodies and stream entries into events for {@link com.sfayn.oms.application.event.ReceiveEvent}. */
package com.sfayn.oms.snapshots.event;
