package com.sfayn.oms.application.port.snapshot;

import com.sfayn.oms.domain.pricing.VendorBook;
import java.util.Collection;
import java.util.Map;

/** Reads vendors' books. A book may be cached, but only under a version that this transaction has read. */
public interface VendorBooks {
    /** Returns the current versions, one per vendor id, also for unknown vendors. Takes one statement. */
    Map<String, BookVersion> versions(Collection<String> vendorIds);

    VendorBook book(BookVersion version);
}
