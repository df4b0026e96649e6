package com.example.shop;

import com.sfayn.oms.graphql.OmsGraphQL;
import com.sfayn.oms.graphql.request.GraphQLRequest;
import com.sfayn.oms.graphql.request.GraphQLResult;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The GraphQL API of the order management, for the logged-in user. */
@RestController
class GraphQLController {
    private final OmsGraphQL graphQL;

    GraphQLController(OmsGraphQL graphQL) {
        this.graphQL = graphQL;
    }

    record Body(String query, String operationName, Map<String, Object> variables, Map<String, Object> extensions) {}

    @PostMapping("/graphql")
    ResponseEntity<Map<String, Object>> execute(@RequestBody Body body, Authentication login) {
        GraphQLRequest request =
                new GraphQLRequest(body.query(), body.operationName(), body.variables(), body.extensions());
        GraphQLResult result = graphQL.execute(Actors.of(login), request);
        return ResponseEntity.status(result.requestError() ? 400 : 200).body(result.body());
    }
}
