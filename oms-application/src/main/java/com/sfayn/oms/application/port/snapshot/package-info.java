/** Storage of snapshots: products, vendors, offers, customers. */
package com.sfayn.oms.application.port.snapshot;
