package com.sfayn.oms.graphql;

import com.sfayn.oms.graphql.request.GraphQLResult;
import java.util.List;
import java.util.Map;

/** Navigates a response. */
public final class At {
    private At() {}

    /** Returns the value at the path: strings are field names, numbers are list indexes. */
    public static Object path(GraphQLResult result, Object... steps) {
        return path((Object) result.body(), steps);
    }

    static Object path(Object value, Object... steps) {
        Object here = value;
        for (Object step : steps) {
            if (here == null) return null;
            here = step instanceof Integer index ? ((List<?>) here).get(index) : ((Map<?, ?>) here).get(step);
        }
        return here;
    }

    /** Returns the object at the path. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> object(GraphQLResult result, Object... steps) {
        return (Map<String, Object>) path(result, steps);
    }
}
