package com.sfayn.oms.graphql.internal.execution;

import graphql.execution.ExecutionContext;
import graphql.introspection.Introspection;
import graphql.language.Argument;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/**
 * Measures an operation before it is executed. Each fragment is measured once, however often it is spread, so this
 * takes linear time.
 */
final class ComplexityCalculator {
    /** Assumed length of lists without a page size. */
    private static final int USUAL_LIST = 10;

    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 1_000_000;
    private static final String PAGE_SIZE = "first";

    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, Object> variables;
    private final InputRowCount inputRows;
    private final Map<String, Complexity> measured = new HashMap<>();

    private ComplexityCalculator(ExecutionContext context) {
        this.schema = context.getGraphQLSchema();
        this.fragments = context.getFragmentsByName();
        this.variables = context.getCoercedVariables().toMap();
        this.inputRows = new InputRowCount(variables);
    }

    static Complexity of(ExecutionContext context) {
        GraphQLFieldsContainer root = context.isMutationOperation()
                ? context.getGraphQLSchema().getMutationType()
                : context.getGraphQLSchema().getQueryType();
        return new ComplexityCalculator(context)
                .selection(root, context.getOperationDefinition().getSelectionSet());
    }

    private Complexity selection(GraphQLFieldsContainer parent, SelectionSet set) {
        Complexity size = Complexity.NOTHING;
        for (Selection<?> selection : set.getSelections()) size = size.and(selected(parent, selection));
        return size;
    }

    private Complexity selected(GraphQLFieldsContainer parent, Selection<?> selection) {
        if (selection instanceof Field field) return field(parent, field);
        if (selection instanceof InlineFragment inline) {
            GraphQLFieldsContainer type = inline.getTypeCondition() == null
                    ? parent
                    : composite(inline.getTypeCondition().getName());
            return selection(type, inline.getSelectionSet());
        }
        String name = ((FragmentSpread) selection).getName();
        Complexity known = measured.get(name);
        if (known != null) return known;
        FragmentDefinition fragment = fragments.get(name);
        Complexity size = selection(composite(fragment.getTypeCondition().getName()), fragment.getSelectionSet());
        measured.put(name, size);
        return size;
    }

    private Complexity field(GraphQLFieldsContainer parent, Field field) {
        GraphQLFieldDefinition definition = Introspection.getFieldDefinition(schema, parent, field.getName());
        boolean aliased = field.getAlias() != null;
        FieldCosts costs = FieldCosts.of(parent.getName(), field.getName(), root(parent));
        long elements = elements(parent, definition, field);
        long own = costs.once() + elements * costs.element() + inputRows.of(field) * costs.row();
        if (field.getSelectionSet() == null) return Complexity.field(aliased, own, 0, Complexity.NOTHING);
        GraphQLFieldsContainer type = (GraphQLFieldsContainer) GraphQLTypeUtil.unwrapAll(definition.getType());
        return Complexity.field(aliased, own, elements, selection(type, field.getSelectionSet()));
    }

    private long elements(GraphQLFieldsContainer parent, GraphQLFieldDefinition definition, Field field) {
        GraphQLArgument pageSize = definition.getArgument(PAGE_SIZE);
        if (pageSize != null) return pageSize(pageSize, field);
        boolean counted =
                parent.getName().endsWith("Connection") || parent.getName().startsWith("__");
        boolean list = GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType()));
        return list && !counted ? USUAL_LIST : 1;
    }

    private long pageSize(GraphQLArgument declared, Field field) {
        for (Argument argument : field.getArguments()) {
            if (argument.getName().equals(PAGE_SIZE)) return bounded(number(argument.getValue()));
        }
        boolean hasDefault = declared.getArgumentDefaultValue().getValue() instanceof Value<?>;
        return bounded(
                hasDefault
                        ? number((Value<?>) declared.getArgumentDefaultValue().getValue())
                        : null);
    }

    private Object number(Value<?> value) {
        if (value instanceof IntValue literal) return literal.getValue();
        return value instanceof VariableReference variable ? variables.get(variable.getName()) : null;
    }

    private static long bounded(Object number) {
        if (number instanceof BigInteger big) {
            return big.max(BigInteger.ONE).min(BigInteger.valueOf(LARGEST_PAGE)).longValue();
        }
        return number instanceof Integer plain ? Math.max(1, Math.min(LARGEST_PAGE, plain)) : USUAL_PAGE;
    }

    private FieldCosts.Root root(GraphQLFieldsContainer type) {
        if (type == schema.getQueryType()) return FieldCosts.Root.QUERY;
        return type == schema.getMutationType() ? FieldCosts.Root.MUTATION : null;
    }

    private GraphQLFieldsContainer composite(String name) {
        return (GraphQLFieldsContainer) schema.getType(name);
    }
}
