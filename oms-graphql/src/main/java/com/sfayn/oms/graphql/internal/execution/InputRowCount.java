package com.sfayn.oms.graphql.internal.execution;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Field;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import java.util.Collection;
import java.util.Map;

/**
 * Counts the input rows of a field: the elements of lists in its arguments or one level below, in literals and
 * variables. A variable counts at each use.
 */
final class InputRowCount {
    private final Map<String, Object> variables;

    /** @param variables as coerced by the schema */
    InputRowCount(Map<String, Object> variables) {
        this.variables = variables;
    }

    long of(Field field) {
        long rows = 0;
        for (Argument argument : field.getArguments()) rows += argument(argument.getValue());
        return rows;
    }

    private long argument(Value<?> value) {
        if (value instanceof VariableReference variable) {
            Object given = variables.get(variable.getName());
            if (!(given instanceof Map<?, ?> fields)) return size(given);
            return fields.values().stream().mapToLong(InputRowCount::size).sum();
        }
        if (!(value instanceof ObjectValue object)) return list(value);
        long rows = 0;
        for (ObjectField field : object.getObjectFields()) rows += list(field.getValue());
        return rows;
    }

    private long list(Value<?> value) {
        if (value instanceof VariableReference variable) return size(variables.get(variable.getName()));
        return value instanceof ArrayValue array ? array.getValues().size() : 0;
    }

    private static long size(Object value) {
        return value instanceof Collection<?> list ? list.size() : 0;
    }
}
