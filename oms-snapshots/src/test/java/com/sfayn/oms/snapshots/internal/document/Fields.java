package com.sfayn.oms.snapshots.internal.document;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Walks a tree of records and finds the components that no instance in it ever sets. */
final class Fields {
    private Fields() {}

    static void collectNeverSet(Object root, List<String> found) {
        Map<String, Boolean> everSet = new HashMap<>();
        visit(root, everSet);
        new TreeSet<>(everSet.keySet()).forEach(field -> {
            if (!everSet.get(field)) found.add(field);
        });
    }

    private static void visit(Object value, Map<String, Boolean> everSet) {
        if (value instanceof Collection<?> items) items.forEach(item -> visit(item, everSet));
        if (value == null || !value.getClass().isRecord()) return;
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object content = content(component, value);
            boolean set = content != null && !(content instanceof Collection<?> items && items.isEmpty());
            everSet.merge(value.getClass().getSimpleName() + "." + component.getName(), set, Boolean::logicalOr);
            visit(content, everSet);
        }
    }

    private static Object content(RecordComponent component, Object owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
