package com.sfayn.oms.application.port;

import java.util.List;

/**
 * Compares what one tenant's rows say of each other. A look goes through everything, page by page, and locks nothing, so
 * on a database in use it may suspect a row that is only being changed; a suspect is confirmed under its lock.
 */
public interface ConsistencyChecks {
    /** For a storage that keeps nothing twice. */
    ConsistencyChecks NOTHING_TO_COMPARE = new ConsistencyChecks() {
        @Override
        public Page look(Subject subject, Key after, int limit) {
            return new Page(0, List.of(), Key.START);
        }

        @Override
        public List<Contradiction> confirm(Subject subject, Key suspect, boolean repair) {
            return List.of();
        }
    };

    /** What is compared, in an order in which what is repaired first helps what comes later. */
    enum Subject {
        /** Each order's document with its columns, its terms for searching, and its events. */
        ORDERS,
        /** Events and terms of orders that do not exist. */
        ORPHANS,
        /** Each product's reserved units with the open units of placed orders. */
        STOCK,
        /** What each idempotency key says was done, with the orders. */
        IDEMPOTENCY_KEYS,
        /** Each transaction that an order is paid by, with its claim. */
        PAYMENTS,
        /** Each payment's claim with the orders of its group. */
        PAYMENT_CLAIMS
    }

    /**
     * The next rows in the order of their keys, compared.
     *
     * @param after the last key of the page before; {@link Key#START} for the first page
     */
    Page look(Subject subject, Key after, int limit);

    /**
     * What is wrong with one row, seen while nobody changes it.
     *
     * @param repair whether to bring what is derived in line with what it is derived from
     */
    List<Contradiction> confirm(Subject subject, Key suspect, boolean repair);

    /** Names a row within its tenant and subject. */
    record Key(List<String> parts) {
        /** Before every row, and behind the last. */
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
     * @param rows how many were compared
     * @param last where the next page goes on; {@link Key#START} if there is none
     */
    record Page(int rows, List<Key> suspects, Key last) {
        public Page {
            suspects = List.copyOf(suspects);
        }
    }

    /**
     * Two things that can't both be true.
     *
     * @param message names the row, what was found and what would be right, without customers' data
     * @param derived whether one of them follows from the other, so that it can be repaired
     * @param repaired whether it was
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
