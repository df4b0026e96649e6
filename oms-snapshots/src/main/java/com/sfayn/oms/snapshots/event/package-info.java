/**
 * Reads what webhooks and event streams deliver into events that
 * {@link com.sfayn.oms.application.event.ReceiveEvent} takes.
 */
package com.sfayn.oms.snapshots.event;
