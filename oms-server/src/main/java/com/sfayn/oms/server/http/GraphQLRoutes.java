package com.sfayn.oms.server.http;

import com.sfayn.oms.application.Actor;
import com.sfayn.oms.graphql.GraphQLRequest;
import com.sfayn.oms.graphql.GraphQLResult;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;

/** {@code /graphql}, as the GraphQL over HTTP specification has it: GET for queries, POST for all. */
final class GraphQLRoutes {
    private final Documents documents;
    private final Authentication authentication;
    private final BoundedBody body;
    private final JsonAnswers answers;

    GraphQLRoutes(Documents documents, Authentication authentication, BoundedBody body, JsonAnswers answers) {
        this.documents = documents;
        this.authentication = authentication;
        this.body = body;
        this.answers = answers;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/graphql", this::post);
        routes.get("/graphql", this::get);
    }

    private void post(Context context) throws IOException {
        ResponseFormat format = format(context);
        Actor actor = authentication.actor(context);
        answer(context, format, actor, GraphQLRequestReader.body(body.json(context)));
    }

    private void get(Context context) {
        ResponseFormat format = format(context);
        Actor actor = authentication.actor(context);
        GraphQLRequest request = GraphQLRequestReader.parameters(context::queryParam);
        if (changesSomething(request)) {
            throw HttpRefusal.methodNotAllowed("POST", "A GET may only query; send a mutation by POST.");
        }
        answer(context, format, actor, request);
    }

    private static ResponseFormat format(Context context) {
        return ResponseFormat.preferred(context.header("Accept")).orElseThrow(HttpRefusal::notAcceptable);
    }

    private void answer(Context context, ResponseFormat format, Actor actor, GraphQLRequest request) {
        GraphQLResult result = documents.execute(actor, request, RequestId.of(context));
        int status = result.requestError() ? format.requestErrorStatus() : 200;
        answers.write(context, status, format.contentType(), result.body());
    }

    /** Whether the operation is anything but a query. A document that does not parse changes nothing. */
    private static boolean changesSomething(GraphQLRequest request) {
        try {
            Document document = Parser.parse(request.query());
            return document.getDefinitionsOfType(OperationDefinition.class).stream()
                    .filter(operation -> request.operationName() == null
                            || request.operationName().equals(operation.getName()))
                    .anyMatch(operation -> operation.getOperation() != Operation.QUERY);
        } catch (InvalidSyntaxException e) {
            return false;
        }
    }
}
