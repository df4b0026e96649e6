package com.sfayn.oms.snapshots.internal.schema;

import com.sfayn.oms.snapshots.internal.sql.Schema;
import com.sfayn.oms.snapshots.internal.transaction.AnswerTimeouts;
import com.sfayn.oms.snapshots.internal.transaction.TransactionLimits;
import com.sfayn.oms.snapshots.internal.transaction.WriteLock;
import com.sfayn.oms.snapshots.transaction.TransactionRunner;

/**
 * How a storage uses its database.
 *
 * @param runner the application's transactions; null for our own
 * @param isMigrating whether pending migrations are applied; otherwise they are refused
 */
public record StorageOptions(
        Schema schema,
        String role,
        TransactionLimits limits,
        AnswerTimeouts timeouts,
        WriteLock turns,
        TransactionRunner runner,
        boolean isMigrating) {}
