package com.sfayn.oms.graphql.internal.execution;

import com.sfayn.oms.application.internal.cache.LruMap;
import graphql.ExecutionInput;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.language.Document;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.parser.exceptions.ParseCancelledTooManyCharsException;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Caches recently used valid documents, so that a client's queries are parsed and validated once. */
public final class DocumentCache implements PreparsedDocumentProvider {
    private static final int MOST_DOCUMENTS = 500;
    private static final int LONGEST_KEPT = 20_000;

    private final GraphQLSchema schema;
    private final Map<String, PreparsedDocumentEntry> lastUsed = new LruMap<>(MOST_DOCUMENTS);

    public DocumentCache(GraphQLSchema schema) {
        this.schema = schema;
    }

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        return CompletableFuture.completedFuture(entry(input));
    }

    /** Returns the parsed document of a valid request. */
    Document document(ExecutionInput input) {
        return entry(input).getDocument();
    }

    private PreparsedDocumentEntry entry(ExecutionInput input) {
        String query = input.getQuery();
        PreparsedDocumentEntry entry = known(query);
        if (entry == null) {
            entry = read(input);
            if (!entry.hasErrors() && query.length() <= LONGEST_KEPT) keep(query, entry);
        }
        return entry;
    }

    int size() {
        synchronized (lastUsed) {
            return lastUsed.size();
        }
    }

    private PreparsedDocumentEntry known(String query) {
        synchronized (lastUsed) {
            return lastUsed.get(query);
        }
    }

    private void keep(String query, PreparsedDocumentEntry entry) {
        synchronized (lastUsed) {
            lastUsed.put(query, entry);
        }
    }

    private PreparsedDocumentEntry read(ExecutionInput input) {
        ParseAndValidateResult result = ParseAndValidate.parse(input);
        if (isTooLarge(result.getSyntaxException())) {
            return new PreparsedDocumentEntry(ErrorCode.LIMIT_EXCEEDED.error(
                    "The document is too long or nested too deeply; split it into several requests."));
        }
        if (result.isFailure()) return new PreparsedDocumentEntry(result.getErrors());
        Document document = result.getDocument();
        return FragmentCount.refusal(document)
                .map(PreparsedDocumentEntry::new)
                .orElseGet(() -> validated(document, input.getLocale()));
    }

    private PreparsedDocumentEntry validated(Document document, Locale locale) {
        List<ValidationError> errors = ParseAndValidate.validate(schema, document, locale);
        return errors.isEmpty() ? new PreparsedDocumentEntry(document) : new PreparsedDocumentEntry(errors);
    }

    private static boolean isTooLarge(InvalidSyntaxException problem) {
        return problem instanceof ParseCancelledException
                || problem instanceof ParseCancelledTooDeepException
                || problem instanceof ParseCancelledTooManyCharsException;
    }
}
