package com.sfayn.oms.snapshots.internal.check;

import com.sfayn.oms.application.port.ConsistencyChecks.Contradiction;
import com.sfayn.oms.application.port.ConsistencyChecks.Key;
import com.sfayn.oms.application.port.ConsistencyChecks.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Checks the rows of one subject. */
interface RowCheck {
    Page scan(Key after, int limit);

    List<Contradiction> confirm(Key suspect, boolean repair);

    /** Returns a page of rows that were read in the order of their keys. */
    static Page page(List<Key> keys, Predicate<Key> suspicious) {
        List<Key> suspects = new ArrayList<>();
        for (Key key : keys) if (suspicious.test(key)) suspects.add(key);
        return new Page(keys.size(), suspects, keys.isEmpty() ? Key.START : keys.get(keys.size() - 1));
    }
}
