package com.sfayn.oms.graphql.internal.wiring;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Defines how the fields of one object type are read from the value behind it, without reflection.
 *
 * @param <T> the value behind the type
 */
public final class TypeFields<T> {
    private final String type;
    private final Class<? super T> source;
    private final Map<String, DataFetcher<?>> fields = new LinkedHashMap<>();

    private TypeFields(String type, Class<? super T> source) {
        this.type = type;
        this.source = source;
    }

    /** @param source the class behind the type; raw for a generic one */
    public static <T> TypeFields<T> of(String type, Class<? super T> source) {
        return new TypeFields<>(type, source);
    }

    /** Adds a field that depends only on the value. */
    public TypeFields<T> field(String name, Function<T, ?> read) {
        fields.put(name, new Reading<T>(source, (value, call) -> read.apply(value)));
        return this;
    }

    /** Adds a field that also depends on the request. */
    public TypeFields<T> field(String name, BiFunction<T, RequestContext, ?> read) {
        fields.put(name, new Reading<T>(source, (value, environment) -> read.apply(value, call(environment))));
        return this;
    }

    /** Adds a field with arguments or with errors of its own. */
    public TypeFields<T> fetched(String name, DataFetcher<?> fetcher) {
        fields.put(name, fetcher);
        return this;
    }

    public TypeRuntimeWiring.Builder wiring() {
        return TypeRuntimeWiring.newTypeWiring(type).dataFetchers(new LinkedHashMap<>(fields));
    }

    private static RequestContext call(Supplier<DataFetchingEnvironment> environment) {
        return RequestContext.of(environment.get().getGraphQlContext());
    }

    private record Reading<T>(Class<? super T> source, BiFunction<T, Supplier<DataFetchingEnvironment>, ?> read)
            implements LightDataFetcher<Object> {
        @Override
        public Object get(GraphQLFieldDefinition field, Object value, Supplier<DataFetchingEnvironment> environment) {
            return read.apply(cast(value), environment);
        }

        @Override
        public Object get(DataFetchingEnvironment environment) {
            return read.apply(cast(environment.getSource()), () -> environment);
        }

        @SuppressWarnings("unchecked")
        private T cast(Object value) {
            return (T) source.cast(value);
        }
    }
}
