/** Webhook sources and received event ids in tables. */
package com.sfayn.oms.snapshots.internal.webhook;
