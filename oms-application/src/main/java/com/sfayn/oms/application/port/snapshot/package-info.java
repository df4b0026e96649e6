/** How snapshots of products, vendors, offers and customers are stored. */
package com.sfayn.oms.application.port.snapshot;
