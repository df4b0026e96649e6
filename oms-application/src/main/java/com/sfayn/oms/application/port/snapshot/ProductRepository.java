package com.sfayn.oms.application.port.snapshot;

import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.order.OrderRefusal;
import com.sfayn.oms.domain.order.StockMovement;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The products' snapshots with their stock. */
public interface ProductRepository {
    /** Those of the SKUs that are known, active or not, by SKU. One statement. */
    Map<String, Product> find(String vendorId, Collection<String> skus);

    /** The same, locked in the order of the SKUs until the transaction ends, so that what is available stays so. */
    Map<String, Product> findForUpdate(String vendorId, Collection<String> skus);

    /**
     * Moves stock by a conditional update.
     *
     * @return why not, if units to reserve are not available any more; then nothing has moved
     */
    Optional<OrderRefusal> move(String vendorId, StockMovement movement);
}
