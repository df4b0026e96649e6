/** What a vendor sells, as our local copies have it: products, the vendor itself, and all that an order is priced with. */
package com.sfayn.oms.domain.catalogue;
