package com.sfayn.oms.graphql.internal.execution;

import com.sfayn.oms.domain.parsing.ClosestMatch;
import com.sfayn.oms.domain.parsing.Excerpt;
import graphql.GraphQLContext;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the invalid value within the variables of a request that was rejected. */
final class VariableCheck {
    private final GraphQLSchema schema;
    private final TypeHints hints;

    VariableCheck(GraphQLSchema schema, TypeHints hints) {
        this.schema = schema;
        this.hints = hints;
    }

    /** Returns a description of the first invalid value with its path; empty if all values are valid. */
    Optional<String> problem(OperationDefinition operation, Map<String, Object> variables) {
        return operation.getVariableDefinitions().stream()
                .filter(definition -> variables.get(definition.getName()) != null || needed(definition))
                .flatMap(
                        definition -> problem(
                                type(definition.getType()),
                                variables.get(definition.getName()),
                                "$" + definition.getName())
                                .stream())
                .findFirst();
    }

    private static boolean needed(VariableDefinition definition) {
        return definition.getType() instanceof NonNullType && definition.getDefaultValue() == null;
    }

    private Optional<String> problem(GraphQLType type, Object value, String path) {
        if (type instanceof GraphQLNonNull) {
            GraphQLType held = GraphQLTypeUtil.unwrapOne(type);
            if (value != null) return problem(held, value, path);
            return Optional.of(path + " is missing or null; it must be " + expected(held) + ".");
        }
        if (value == null) return Optional.empty();
        if (type instanceof GraphQLList list) return inList(list, value, path);
        if (type instanceof GraphQLInputObjectType object) return inObject(object, value, path);
        return isTaken(type, value)
                ? Optional.empty()
                : Optional.of(path + " is " + shown(value) + "; it must be " + expected(type) + ".");
    }

    private Optional<String> inList(GraphQLList list, Object value, String path) {
        GraphQLType element = list.getWrappedType();
        if (!(value instanceof Iterable<?> values)) return problem(element, value, path);
        int index = 0;
        for (Iterator<?> rest = values.iterator(); rest.hasNext(); index++) {
            Optional<String> problem = problem(element, rest.next(), path + "[" + index + "]");
            if (problem.isPresent()) return problem;
        }
        return Optional.empty();
    }

    private Optional<String> inObject(GraphQLInputObjectType type, Object value, String path) {
        if (!(value instanceof Map<?, ?> fields)) {
            return Optional.of(path + " is " + shown(value) + "; it must be " + expected(type) + ".");
        }
        List<String> known =
                type.getFields().stream().map(GraphQLInputObjectField::getName).toList();
        Stream<String> unknown = fields.keySet().stream()
                .map(Object::toString)
                .filter(name -> !known.contains(name))
                .map(name -> path + "." + Excerpt.text(name) + " is not a field of " + type.getName()
                        + "; the nearest is " + ClosestMatch.of(name, known) + ".");
        Stream<String> wrong = type.getFields().stream()
                .filter(field -> fields.containsKey(field.getName()) || !field.hasSetDefaultValue())
                .flatMap(field ->
                        problem(field.getType(), fields.get(field.getName()), path + "." + field.getName()).stream());
        return Stream.concat(unknown, wrong).findFirst();
    }

    private static boolean isTaken(GraphQLType type, Object value) {
        try {
            if (type instanceof GraphQLEnumType enumeration) {
                return value instanceof String name && enumeration.getValue(name) != null;
            }
            ((GraphQLScalarType) type).getCoercing().parseValue(value, GraphQLContext.getDefault(), Locale.ROOT);
            return true;
        } catch (CoercingParseValueException refused) {
            return false;
        }
    }

    private String expected(GraphQLType type) {
        if (type instanceof GraphQLList) return "a list";
        return hints.of(((GraphQLNamedType) GraphQLTypeUtil.unwrapAll(type)).getName());
    }

    private static String shown(Object value) {
        if (value instanceof String text) return "\"" + Excerpt.text(text) + "\"";
        if (value instanceof Double || value instanceof Float) return "the binary floating-point number " + value;
        if (value instanceof Number || value instanceof Boolean) return Excerpt.text(value.toString());
        return value instanceof Iterable ? "a list" : "an object";
    }

    private GraphQLType type(Type<?> written) {
        if (written instanceof NonNullType needed) return GraphQLNonNull.nonNull(type(needed.getType()));
        if (written instanceof ListType list) return GraphQLList.list(type(list.getType()));
        return schema.getType(((TypeName) written).getName());
    }
}
