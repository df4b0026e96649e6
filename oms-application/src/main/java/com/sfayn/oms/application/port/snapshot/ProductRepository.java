package com.sfayn.oms.application.port.snapshot;

import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.order.StockMovement;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Reads product snapshots and moves their stock. */
public interface ProductRepository {
    /** Returns the known products with these SKUs, active or not, by SKU. Takes one statement. */
    Map<String, Product> find(String vendorId, Collection<String> skus);

    /**
     * Does the same and locks the rows, ordered by SKU, until the transaction ends, so that their stock does not
     * change.
     */
    Map<String, Product> findForUpdate(String vendorId, Collection<String> skus);

    /**
     * Moves stock by a conditional update.
     *
     * @return a refusal if units to reserve are no longer available; then nothing is moved
     */
    Optional<Refusal> move(String vendorId, StockMovement movement);
}
