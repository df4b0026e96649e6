package com.sfayn.oms.application.port;

import java.util.List;

/**
 * Compares one tenant's rows with each other. Scanning reads all rows page by page without locks, so on a database in
 * use it may suspect a row that is being changed; suspects are then confirmed under their locks.
 */
public interface ConsistencyChecks {
    /** For a storage without redundant data. */
    ConsistencyChecks NOTHING_TO_COMPARE = new ConsistencyChecks() {
        @Override
        public Page scan(Subject subject, Key after, int limit) {
            return new Page(0, List.of(), Key.START);
        }

        @Override
        public List<Contradiction> confirm(Subject subject, Key suspect, boolean repair) {
            return List.of();
        }
    };

    /** What is compared. The order matters: later subjects rely on repairs of earlier ones. */
    enum Subject {
        /** Each order's document against its columns, its search terms and its events. */
        ORDERS,
        /** Events and search terms of orders that do not exist. */
        ORPHANS,
        /** Each product's reserved units against the open units of placed orders. */
        STOCK,
        /** The result recorded under each idempotency key against the orders. */
        IDEMPOTENCY_KEYS,
        /** Each payment transaction of an order against its claim. */
        PAYMENTS,
        /** Each payment claim against the orders of its group. */
        PAYMENT_CLAIMS,
        /** The positions of events: 1, 2, 3 … without gaps, for each order in the order of its sequence numbers. */
        POSITIONS
    }

    /**
     * Compares the next rows, in the order of their keys, without locks.
     *
     * @param after the last key of the previous page; {@link Key#START} for the first page
     */
    Page scan(Subject subject, Key after, int limit);

    /**
     * Checks one row under its lock.
     *
     * @param repair whether to rebuild derived data from its source
     */
    List<Contradiction> confirm(Subject subject, Key suspect, boolean repair);

    /** Identifies a row within its tenant and subject. */
    record Key(List<String> parts) {
        /** Sorts before all rows; as {@link Page#last} it marks the end. */
        public static final Key START = new Key(List.of());

        public Key {
            parts = List.copyOf(parts);
        }

        public static Key of(String... parts) {
            return new Key(List.of(parts));
        }

        public boolean isStart() {
            return parts.isEmpty();
        }
    }

    /**
     * @param rows the number of compared rows
     * @param last the key after which the next page starts; {@link Key#START} if there is no next page
     */
    record Page(int rows, List<Key> suspects, Key last) {
        public Page {
            suspects = List.copyOf(suspects);
        }
    }

    /**
     * Two facts that can't both be true.
     *
     * @param message names the row, what was found and what would be right, without customers' data
     * @param derived whether one of the facts is derived from the other, and can be repaired
     * @param repaired whether it was repaired
     */
    record Contradiction(String message, boolean derived, boolean repaired) {
        public static Contradiction ofFacts(String message) {
            return new Contradiction(message, false, false);
        }

        public static Contradiction ofDerived(String message, boolean repaired) {
            return new Contradiction(message, true, repaired);
        }
    }
}
