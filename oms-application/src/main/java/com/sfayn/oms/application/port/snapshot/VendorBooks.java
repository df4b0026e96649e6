package com.sfayn.oms.application.port.snapshot;

import com.sfayn.oms.domain.pricing.VendorBook;
import java.util.Collection;
import java.util.Map;

/** The vendors' books. May be remembered, but only under a version that this transaction has read. */
public interface VendorBooks {
    /** The current versions, one per vendor id, also of vendors that are not known. One statement. */
    Map<String, BookVersion> versions(Collection<String> vendorIds);

    VendorBook book(BookVersion version);
}
